/** Who is asking, and what they may do. */
@NullMarked
package dev.tunegate.domain.access;

import org.jspecify.annotations.NullMarked;
