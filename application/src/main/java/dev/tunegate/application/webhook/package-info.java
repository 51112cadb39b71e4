/** Telling others what happens: endpoints, and what they are told. */
@NullMarked
package dev.tunegate.application.webhook;

import org.jspecify.annotations.NullMarked;
