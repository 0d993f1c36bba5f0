/** Labels: what an article is about. */
package org.masthead.tag;
