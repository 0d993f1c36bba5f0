/** People: who wrote an article. */
package org.masthead.author;
