package dev.tunegate.api.web;

import java.io.IOException;

/**
 * An answer that had begun cannot be finished. The connection is closed, so that the client does
 * not take half an answer for a whole one.
 */
public final class BrokenOff extends IOException {

    private static final long serialVersionUID = 1L;

    public BrokenOff(Throwable cause) {
        super(cause);
    }
}
