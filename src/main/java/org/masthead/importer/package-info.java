/** Content in from elsewhere: a saved news page becomes an article. */
package org.masthead.importer;
