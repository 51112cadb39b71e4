/** The rules of the house, and proof that every port keeps its contract. */
@NullMarked
package dev.tunegate.bootstrap.architecture;

import org.jspecify.annotations.NullMarked;
