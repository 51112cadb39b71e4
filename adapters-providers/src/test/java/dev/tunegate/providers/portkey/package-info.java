/** Tests of the package. */
@NullMarked
package dev.tunegate.providers.portkey;

import org.jspecify.annotations.NullMarked;
