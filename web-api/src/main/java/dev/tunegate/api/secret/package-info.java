/** The routes for the keys under which secrets are sealed. */
@NullMarked
package dev.tunegate.api.secret;

import org.jspecify.annotations.NullMarked;
