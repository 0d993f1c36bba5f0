/** Who calls, what they may do, what they did; answers remembered for retries. */
package org.masthead.access;
