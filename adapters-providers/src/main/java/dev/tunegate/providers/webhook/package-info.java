/** Brings events to the endpoints that want to be told. */
@NullMarked
package dev.tunegate.providers.webhook;

import org.jspecify.annotations.NullMarked;
