/** Accounts at providers in PostgreSQL. */
@NullMarked
package dev.tunegate.persistence.catalog;

import org.jspecify.annotations.NullMarked;
