package dev.tunegate.providers.vertex;

import dev.tunegate.providers.dataset.RowFormat;

/** Vertex AI's row formats for tests that ask all providers. */
public final class VertexFormats {

    private VertexFormats() {}

    public static RowFormat supervised() {
        return GeminiRows.supervised();
    }

    public static RowFormat preference() {
        return GeminiRows.preference();
    }
}
