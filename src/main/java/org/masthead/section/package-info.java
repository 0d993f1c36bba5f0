/** The tree of desks. */
package org.masthead.section;
