/** A loopback server that speaks OpenAI's wire format, counts what it does, and errs on command. */
@NullMarked
package dev.tunegate.providers.openaiwire.server;

import org.jspecify.annotations.NullMarked;
