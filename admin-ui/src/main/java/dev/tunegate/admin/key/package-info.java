/** Pages about virtual keys. */
@NullMarked
package dev.tunegate.admin.key;

import org.jspecify.annotations.NullMarked;
