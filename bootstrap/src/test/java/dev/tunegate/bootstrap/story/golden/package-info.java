/** One script, told at every provider: what a caller sees is the same. */
@NullMarked
package dev.tunegate.bootstrap.story.golden;

import org.jspecify.annotations.NullMarked;
