/** The routes of batches. */
@NullMarked
package dev.tunegate.api.batch;

import org.jspecify.annotations.NullMarked;
