/** A Portkey gateway as the way to other providers, hosted or self-hosted. */
@NullMarked
package dev.tunegate.providers.portkey;

import org.jspecify.annotations.NullMarked;
