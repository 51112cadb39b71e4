/** Credentials, stored deployments and access groups in PostgreSQL. */
@NullMarked
package dev.tunegate.persistence.catalog;

import org.jspecify.annotations.NullMarked;
