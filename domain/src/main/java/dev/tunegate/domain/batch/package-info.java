/** Many requests to one model at once, answered within a day. */
@NullMarked
package dev.tunegate.domain.batch;

import org.jspecify.annotations.NullMarked;
