/** Tests of the routes for models and for calling them. */
@NullMarked
package dev.tunegate.api.inference;

import org.jspecify.annotations.NullMarked;
