/** The reader of training data: streaming, strict, and in bounded memory. */
@NullMarked
package dev.tunegate.providers.dataset;

import org.jspecify.annotations.NullMarked;
