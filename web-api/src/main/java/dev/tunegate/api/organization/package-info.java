/** The routes for teams, users and organizations. */
@NullMarked
package dev.tunegate.api.organization;

import org.jspecify.annotations.NullMarked;
