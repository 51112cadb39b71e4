/** Tests of what is known of words, and of the metrics that need it. */
@NullMarked
package dev.tunegate.providers.words;

import org.jspecify.annotations.NullMarked;
