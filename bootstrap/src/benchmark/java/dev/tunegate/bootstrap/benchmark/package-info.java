/** What the gateway is measured with; never part of a normal build. */
@NullMarked
package dev.tunegate.bootstrap.benchmark;

import org.jspecify.annotations.NullMarked;
