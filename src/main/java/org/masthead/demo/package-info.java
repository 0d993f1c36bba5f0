/** The demonstration publication: made in an empty database when it is asked for, and taken out again. */
package org.masthead.demo;
