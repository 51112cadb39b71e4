/** Changing the keys under which secrets are sealed. */
@NullMarked
package dev.tunegate.application.secret;

import org.jspecify.annotations.NullMarked;
