/** Virtual keys: what they open, how long, and how their secrets are kept. */
@NullMarked
package dev.tunegate.domain.key;

import org.jspecify.annotations.NullMarked;
