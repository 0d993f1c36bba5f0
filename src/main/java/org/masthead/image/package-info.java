/** Pictures: originals, metadata, where they are used. */
package org.masthead.image;
