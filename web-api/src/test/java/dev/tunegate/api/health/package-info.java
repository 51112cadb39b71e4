/** Tests of the routes by which a platform watches the gateway. */
@NullMarked
package dev.tunegate.api.health;

import org.jspecify.annotations.NullMarked;
