/** Tuned models in PostgreSQL. */
@NullMarked
package dev.tunegate.persistence.inference;

import org.jspecify.annotations.NullMarked;
