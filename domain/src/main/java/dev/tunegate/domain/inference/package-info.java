/** Calling models, tuned ones above all. */
@NullMarked
package dev.tunegate.domain.inference;

import org.jspecify.annotations.NullMarked;
