/** Lets time tick: one line for each errand. */
@NullMarked
package dev.tunegate.bootstrap.schedule;

import org.jspecify.annotations.NullMarked;
