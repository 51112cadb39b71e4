/** The routes by which a platform learns whether the gateway works. */
@NullMarked
package dev.tunegate.api.health;

import org.jspecify.annotations.NullMarked;
