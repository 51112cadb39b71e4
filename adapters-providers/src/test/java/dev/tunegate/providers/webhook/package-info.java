/** Telling endpoints over the wire. */
@NullMarked
package dev.tunegate.providers.webhook;

import org.jspecify.annotations.NullMarked;
