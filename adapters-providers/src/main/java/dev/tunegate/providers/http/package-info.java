/**
 * The one HTTP client, and the one way to turn what happens on the wire into a provider's failure.
 */
@NullMarked
package dev.tunegate.providers.http;

import org.jspecify.annotations.NullMarked;
