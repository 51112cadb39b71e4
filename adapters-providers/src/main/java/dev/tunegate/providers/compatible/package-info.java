/** Hosts that speak OpenAI's format, whose abilities the configuration declares. */
@NullMarked
package dev.tunegate.providers.compatible;

import org.jspecify.annotations.NullMarked;
