/** What becomes of completions at providers that can only chat. */
@NullMarked
package dev.tunegate.providers.completion;

import org.jspecify.annotations.NullMarked;
