package dev.tunegate.providers.simulator;

import java.util.List;

/**
 * What the simulator keeps of a file instead of its content.
 *
 * @param rows lines that are not blank
 */
record FileNote(long bytes, long rows, List<Lesson> lessons) {

    /** A common rule of thumb for English text. */
    private static final int BYTES_PER_TOKEN = 4;

    FileNote {
        lessons = List.copyOf(lessons);
    }

    long tokens() {
        return (bytes + BYTES_PER_TOKEN - 1) / BYTES_PER_TOKEN;
    }
}
