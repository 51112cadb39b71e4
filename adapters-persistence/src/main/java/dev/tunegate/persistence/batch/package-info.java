/** Batches as rows. */
@NullMarked
package dev.tunegate.persistence.batch;

import org.jspecify.annotations.NullMarked;
