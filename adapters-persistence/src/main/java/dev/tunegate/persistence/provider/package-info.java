/** What adapters must remember, in PostgreSQL. */
@NullMarked
package dev.tunegate.persistence.provider;

import org.jspecify.annotations.NullMarked;
