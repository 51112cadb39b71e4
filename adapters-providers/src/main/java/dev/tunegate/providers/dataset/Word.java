package dev.tunegate.providers.dataset;

import tools.jackson.core.JsonParser;

/**
 * A string and the bytes of the row that hold it, quotes included.
 *
 * @param from offset in the row
 * @param to offset behind it
 */
record Word(String value, int from, int to) {

    /** The string that the parser has just come to. */
    static Word at(JsonParser parser) {
        int start = (int) parser.currentTokenLocation().getByteOffset();
        var text = parser.getString();
        return new Word(text, start, (int) parser.currentLocation().getByteOffset());
    }
}
