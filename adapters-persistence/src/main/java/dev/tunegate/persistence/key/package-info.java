/** Virtual keys in PostgreSQL. */
@NullMarked
package dev.tunegate.persistence.key;

import org.jspecify.annotations.NullMarked;
