/** Pictures: originals, metadata, where they are used; the publication as readers see it, with its logo. */
package org.masthead.image;
