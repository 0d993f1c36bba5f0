/** The signed list of addresses: written with each change, signed anew each day; the roots that say by whom. */
package org.masthead.manifest;
