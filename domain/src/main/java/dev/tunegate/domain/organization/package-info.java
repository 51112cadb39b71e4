/** Who people are: organizations, their teams, and the users who are members of them. */
@NullMarked
package dev.tunegate.domain.organization;

import org.jspecify.annotations.NullMarked;
