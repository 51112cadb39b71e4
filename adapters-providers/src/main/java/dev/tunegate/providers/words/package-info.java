/** What is known of English words: read from WordNet. */
@NullMarked
package dev.tunegate.providers.words;

import org.jspecify.annotations.NullMarked;
