/** Finished answers in memory until the log says otherwise; nobody imports it and no resource knows about it. */
package org.masthead.cache;
