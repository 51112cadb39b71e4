/** Tests of the package. */
@NullMarked
package dev.tunegate.providers.openaiwire;

import org.jspecify.annotations.NullMarked;
