/** The log of visible changes, written in the same transaction. */
package org.masthead.change;
