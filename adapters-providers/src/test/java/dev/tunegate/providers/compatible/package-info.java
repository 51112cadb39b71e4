/** Tests of the package. */
@NullMarked
package dev.tunegate.providers.compatible;

import org.jspecify.annotations.NullMarked;
