/** Tests of the package. */
@NullMarked
package dev.tunegate.providers.http;

import org.jspecify.annotations.NullMarked;
