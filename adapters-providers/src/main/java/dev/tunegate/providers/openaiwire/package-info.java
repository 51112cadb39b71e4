/** OpenAI's wire format, spoken once for every provider that understands it. */
@NullMarked
package dev.tunegate.providers.openaiwire;

import org.jspecify.annotations.NullMarked;
