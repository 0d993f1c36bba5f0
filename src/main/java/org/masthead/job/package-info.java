/** Long work in rows: progress, cancel, resume. */
package org.masthead.job;
