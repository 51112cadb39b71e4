/** Words that every column needs: refusals, lists, metadata, transactions, errands. */
@NullMarked
package dev.tunegate.domain.shared;

import org.jspecify.annotations.NullMarked;
