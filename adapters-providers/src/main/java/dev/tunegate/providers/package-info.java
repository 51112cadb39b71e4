/** The providers' wing: the front door to every adapter of a provider. */
@NullMarked
package dev.tunegate.providers;

import org.jspecify.annotations.NullMarked;
