/** How a provider is named, and how its failures are told apart. */
@NullMarked
package dev.tunegate.domain.provider;

import org.jspecify.annotations.NullMarked;
