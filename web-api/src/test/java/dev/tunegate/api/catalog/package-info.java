/** Tests of the routes about what models can do. */
@NullMarked
package dev.tunegate.api.catalog;

import org.jspecify.annotations.NullMarked;
