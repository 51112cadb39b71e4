/** Tests of how a caller chooses a provider. */
@NullMarked
package dev.tunegate.api.routing;

import org.jspecify.annotations.NullMarked;
