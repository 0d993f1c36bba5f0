/** Curated, ordered lists of article ids with a window. */
package org.masthead.collection;
