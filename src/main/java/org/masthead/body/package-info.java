/** Typed blocks: from HTML and Markdown, sanitised; to HTML, Markdown, text. */
package org.masthead.body;
