/** Content in and out: saved news pages, articles as lines of JSON. */
package org.masthead.importer;
