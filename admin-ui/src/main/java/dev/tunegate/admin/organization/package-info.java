/** Pages about teams and people. */
@NullMarked
package dev.tunegate.admin.organization;

import org.jspecify.annotations.NullMarked;
