/** Outgoing webhooks: who wants to be told what, and how far the telling has come. */
@NullMarked
package dev.tunegate.domain.webhook;

import org.jspecify.annotations.NullMarked;
