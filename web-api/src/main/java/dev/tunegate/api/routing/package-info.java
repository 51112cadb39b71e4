/** Reads where a caller wants a model to be trained, as clients of other gateways say it. */
@NullMarked
package dev.tunegate.api.routing;

import org.jspecify.annotations.NullMarked;
