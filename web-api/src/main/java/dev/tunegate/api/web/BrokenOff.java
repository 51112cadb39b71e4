package dev.tunegate.api.web;

import org.apache.coyote.CloseNowException;

/**
 * An answer that had begun cannot be finished. The container closes the connection, so that the
 * client does not take half an answer for a whole one.
 */
public final class BrokenOff extends CloseNowException {

    private static final long serialVersionUID = 1L;

    public BrokenOff(Throwable cause) {
        super(cause);
    }
}
