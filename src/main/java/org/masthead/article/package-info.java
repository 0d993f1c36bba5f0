/** Writing, revisions, publishing, reading, finding. The heart. */
package org.masthead.article;
