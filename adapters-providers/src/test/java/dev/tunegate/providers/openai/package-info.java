/** Tests of the package. */
@NullMarked
package dev.tunegate.providers.openai;

import org.jspecify.annotations.NullMarked;
