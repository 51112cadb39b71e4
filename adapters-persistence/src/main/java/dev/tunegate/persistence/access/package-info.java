/** Accounts that callers brought along. */
@NullMarked
package dev.tunegate.persistence.access;

import org.jspecify.annotations.NullMarked;
