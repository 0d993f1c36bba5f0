/** The only door out: checked, pinned to the checked address, capped. */
package org.masthead.outgoing;
