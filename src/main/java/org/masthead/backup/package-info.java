/** The whole publication into one file, and back into an empty database. */
package org.masthead.backup;
