/** What words about a model and its account mean, wherever somebody has said them. */
@NullMarked
package dev.tunegate.domain.catalog.words;

import org.jspecify.annotations.NullMarked;
