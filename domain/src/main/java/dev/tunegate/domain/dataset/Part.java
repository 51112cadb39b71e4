package dev.tunegate.domain.dataset;

import java.util.Optional;

/** One piece of what a message says. */
public sealed interface Part {

    /**
     * Words.
     *
     * @param text every character as it was sent
     */
    record Text(String text) implements Part {}

    /** Words with which an assistant turns a question down. */
    record Refusal(String text) implements Part {}

    /**
     * A picture.
     *
     * @param url {@code data:} with the picture in it, or where the picture is
     * @param detail how closely to look: low, high or auto
     */
    record Image(String url, Optional<String> detail) implements Part {}

    /**
     * Something else, such as sound or a document.
     *
     * @param type OpenAI's word for it
     */
    record Other(String type) implements Part {}
}
