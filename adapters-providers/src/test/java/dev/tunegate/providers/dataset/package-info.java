/** Tests of the package. */
@NullMarked
package dev.tunegate.providers.dataset;

import org.jspecify.annotations.NullMarked;
