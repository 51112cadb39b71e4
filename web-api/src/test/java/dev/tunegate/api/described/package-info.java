/** The API's own description as a judge of what it answers; whole-house tests use it too. */
@NullMarked
package dev.tunegate.api.described;

import org.jspecify.annotations.NullMarked;
