/** OpenAI itself, and every host that speaks its format under another address. */
@NullMarked
package dev.tunegate.providers.openai;

import org.jspecify.annotations.NullMarked;
