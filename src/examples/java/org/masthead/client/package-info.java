/** Reads a publication at whichever of its addresses answers. Of the JDK and {@code org.masthead.signed} alone. */
package org.masthead.client;
