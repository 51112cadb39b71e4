/** Webhook endpoints, and what they were told. */
@NullMarked
package dev.tunegate.api.webhook;

import org.jspecify.annotations.NullMarked;
