/** The routes about what models can be trained to do, and where. */
@NullMarked
package dev.tunegate.api.catalog;

import org.jspecify.annotations.NullMarked;
