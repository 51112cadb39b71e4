/** Webhook endpoints over HTTP. */
@NullMarked
package dev.tunegate.api.webhook;

import org.jspecify.annotations.NullMarked;
