package dev.tunegate.providers.bedrock;

import dev.tunegate.providers.dataset.NotCarried;
import java.util.List;

/**
 * Words that fail a whole Nova job if a user's or system text has one of them, wherever it stands.
 * Amazon's page on preparing data for Nova, seen 2026-11-21.
 */
final class ReservedWords {

    private static final List<String> WORDS =
            List.of("User:", "Bot:", "Assistant:", "System:", "<image>", "<video>", "[EOS]");

    private ReservedWords() {}

    /**
     * The same text.
     *
     * @throws NotCarried if it has a reserved word
     */
    static String none(String text) {
        for (var word : WORDS) {
            if (text.contains(word)) {
                throw new NotCarried(
                        "reserved_word",
                        "Nova reserves '"
                                + word
                                + "' and fails the job where a user's or system text has it; use"
                                + " another word.");
            }
        }
        return text;
    }
}
