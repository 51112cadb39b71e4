/** Tests of the package. */
@NullMarked
package dev.tunegate.providers.vertex;

import org.jspecify.annotations.NullMarked;
