/**
 * A loopback server that speaks as Google does: Cloud Storage, tuning jobs, Gemini and tokens. It
 * counts what it does, refuses what Google refuses, and errs on command.
 */
@NullMarked
package dev.tunegate.providers.vertex.server;

import org.jspecify.annotations.NullMarked;
