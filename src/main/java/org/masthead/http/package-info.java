/** The manners all resources share: front guard, problems, paging and cursors, validators and codings, freshness. */
package org.masthead.http;
