/** Tests of the routes for virtual secrets. */
@NullMarked
package dev.tunegate.api.secret;

import org.jspecify.annotations.NullMarked;
