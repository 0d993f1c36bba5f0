/** The PostgreSQL that comes along, and what rows need: ids, clock, secrets, SQL states. */
package org.masthead.database;
