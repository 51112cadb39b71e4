/** Accounts that callers brought along, who made what, and how much they ask. */
@NullMarked
package dev.tunegate.persistence.access;

import org.jspecify.annotations.NullMarked;
