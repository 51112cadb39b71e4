/** Batches over HTTP. */
@NullMarked
package dev.tunegate.api.batch;

import org.jspecify.annotations.NullMarked;
