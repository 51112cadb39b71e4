/** Tests of the providers' wing as a whole. */
@NullMarked
package dev.tunegate.providers;

import org.jspecify.annotations.NullMarked;
