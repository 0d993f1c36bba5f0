/** Pictures in other sizes and formats: which there are, how they are made of an original, and where they are kept. */
package org.masthead.rendition;
