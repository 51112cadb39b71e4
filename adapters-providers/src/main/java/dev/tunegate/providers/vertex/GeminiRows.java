package dev.tunegate.providers.vertex;

import dev.tunegate.providers.dataset.RowFormat;

/**
 * How training data is written for Gemini. The formats are those of Google's pages on preparing
 * supervised, function calling and preference tuning data, seen 2026-11-21.
 */
final class GeminiRows {

    private GeminiRows() {}

    /** Example answers to learn, with tools and pictures. */
    static RowFormat supervised() {
        return new GeminiSupervised();
    }

    /** Pairs of a better and a worse answer, in text. */
    static RowFormat preference() {
        return new GeminiPreference();
    }
}
