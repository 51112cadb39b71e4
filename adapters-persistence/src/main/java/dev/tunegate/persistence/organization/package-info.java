/** Organizations, teams, users and memberships in PostgreSQL. */
@NullMarked
package dev.tunegate.persistence.organization;

import org.jspecify.annotations.NullMarked;
