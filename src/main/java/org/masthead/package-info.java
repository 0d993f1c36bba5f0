/** Where it starts: commands first, then PostgreSQL, then Quarkus; settings that stop a production start. */
package org.masthead;
