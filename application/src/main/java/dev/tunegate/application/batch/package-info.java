/** What is done with batches, by callers and by time. */
@NullMarked
package dev.tunegate.application.batch;

import org.jspecify.annotations.NullMarked;
