package dev.tunegate.domain.dataset;

/**
 * One thing that is wrong in a training file.
 *
 * @param line counted from 1
 * @param byteOffset of the line's first byte, or of the broken place where that is known; from 0
 * @param rule a short word for the broken rule, such as {@code missing_messages_list}
 * @param message a sentence for people, which quotes no more of the data than is needed
 */
public record Finding(long line, long byteOffset, String rule, String message) {

    /** The finding as one sentence with its place. */
    public String sentence() {
        return "Line " + line + " (byte " + byteOffset + "): " + message;
    }
}
