/** What the file of a picture says: its type and size, and what it tells of itself (IPTC, XMP, Exif). */
package org.masthead.picture;
