/** Tests of the package. */
@NullMarked
package dev.tunegate.providers.azure;

import org.jspecify.annotations.NullMarked;
