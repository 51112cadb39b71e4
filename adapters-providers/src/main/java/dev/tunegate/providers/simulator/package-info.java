/** A provider that trains nothing: scripted runs on a clock, with no network and no keys. */
@NullMarked
package dev.tunegate.providers.simulator;

import org.jspecify.annotations.NullMarked;
