/** How it is found out who a caller is and what they may do. */
@NullMarked
package dev.tunegate.application.access;

import org.jspecify.annotations.NullMarked;
