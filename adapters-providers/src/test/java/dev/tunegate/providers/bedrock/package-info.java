/** Tests of the package. */
@NullMarked
package dev.tunegate.providers.bedrock;

import org.jspecify.annotations.NullMarked;
