/** The older completions of providers that can only chat. */
@NullMarked
package dev.tunegate.providers.completion;

import org.jspecify.annotations.NullMarked;
