/** Webhook endpoints and what they are told as rows. */
@NullMarked
package dev.tunegate.persistence.webhook;

import org.jspecify.annotations.NullMarked;
