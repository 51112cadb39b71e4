package dev.tunegate.api.web.multipart;

import java.io.IOException;

/** What lies between here and the next delimiter: the content of a part, or the preamble. */
final class Section {

    private final Window window;
    private final Delimiter delimiter;
    private int ready;
    private boolean isOver;
    private boolean isLeft;

    /** Begins at a line end; if that already belongs to the delimiter, the section is empty. */
    Section(Window window, Delimiter delimiter) throws IOException {
        this.window = window;
        this.delimiter = delimiter;
        this.isOver = window.isAt(delimiter);
        if (!isOver) {
            window.skip(2);
        }
    }

    /**
     * How many bytes of the section lie at the front of the window, to be taken by {@link #taken};
     * waits for at least one. Zero if the section is over.
     */
    int ready() throws IOException {
        if (isLeft) {
            throw new IllegalStateException("a part cannot be read after the next was asked for");
        }
        while (ready == 0 && !isOver) {
            search();
        }
        return ready;
    }

    void taken(int count) {
        ready -= count;
    }

    /** Skips what is left of it, at most so many bytes; false if there is more. */
    boolean pass(long limit) throws IOException {
        boolean wasOver = isOver;
        long passed = 0;
        while (ready() > 0 && passed <= limit) {
            passed += ready;
            window.skip(ready);
            ready = 0;
        }
        isLeft = !wasOver && passed > 0;
        return passed <= limit;
    }

    private void search() throws IOException {
        int distance = window.distanceTo(delimiter);
        isOver = distance == 0;
        ready = distance >= 0 ? distance : Math.max(0, window.size() - delimiter.length() + 1);
        if (distance < 0 && ready == 0 && !window.fill()) {
            throw window.truncated();
        }
    }
}
