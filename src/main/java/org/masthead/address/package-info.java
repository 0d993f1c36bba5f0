/** Domains, and turning paths into URLs; redirects and past paths. */
package org.masthead.address;
