/** The guard of outgoing addresses, tried with every form that an address can take. */
@NullMarked
package dev.tunegate.providers.outbound;

import org.jspecify.annotations.NullMarked;
