/** Starts and wires the house, and lets time tick. */
@NullMarked
package dev.tunegate.bootstrap;

import org.jspecify.annotations.NullMarked;
