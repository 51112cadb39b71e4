package dev.tunegate.providers.dataset;

import dev.tunegate.domain.dataset.Example;
import tools.jackson.core.JsonGenerator;

/**
 * The rows of one provider's training format. It carries an example whole or not at all, and writes
 * the same row each time it is asked.
 */
public interface RowFormat {

    /** For people, e.g. "Gemini supervised tuning, JSON Lines". */
    String name();

    /**
     * Writes one JSON object, without a line end.
     *
     * @throws NotCarried naming what has no equivalent in this format
     */
    void write(Example example, JsonGenerator row, Attachments attachments);
}
