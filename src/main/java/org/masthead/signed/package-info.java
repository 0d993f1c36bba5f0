/**
 * What is signed, and how that is verified: envelopes, roots, manifests. Of the JDK alone, so that it can be taken into
 * other programs as it is.
 */
package org.masthead.signed;
