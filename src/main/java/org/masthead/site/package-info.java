/** The publication itself: name, editions, languages, channels, time zone. */
package org.masthead.site;
