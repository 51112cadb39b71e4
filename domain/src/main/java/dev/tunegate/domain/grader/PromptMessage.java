package dev.tunegate.domain.grader;

import java.util.List;
import java.util.Optional;

/**
 * A message to a model that judges.
 *
 * @param role {@code user}, {@code assistant}, {@code system} or {@code developer}
 */
public record PromptMessage(String role, List<Part> parts) {

    public PromptMessage {
        parts = List.copyOf(parts);
    }

    /** A piece of a message. */
    public sealed interface Part {

        /**
         * @param output whether it is marked as a model's own words
         */
        record Text(Template text, boolean output) implements Part {}

        /**
         * @param url of a picture, or the picture itself as a data URL
         */
        record Image(Template url, Optional<String> detail) implements Part {}

        /**
         * @param data in Base64
         * @param format {@code mp3} or {@code wav}
         */
        record Audio(Template data, String format) implements Part {}
    }
}
