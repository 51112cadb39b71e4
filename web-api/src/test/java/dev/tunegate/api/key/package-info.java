/** Tests of the routes for virtual keys. */
@NullMarked
package dev.tunegate.api.key;

import org.jspecify.annotations.NullMarked;
