/** Organizations, teams, users and memberships: looking them up, and saying what they may. */
@NullMarked
package dev.tunegate.application.organization;

import org.jspecify.annotations.NullMarked;
