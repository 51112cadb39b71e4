/** Transactions, errands, and how values become columns. */
@NullMarked
package dev.tunegate.persistence.shared;

import org.jspecify.annotations.NullMarked;
