package dev.tunegate.api.web;

import java.io.IOException;

/** The client broke off while its request was being read; there is nobody left to answer. */
public final class ClientGone extends IOException {

    private static final long serialVersionUID = 1L;

    ClientGone(IOException cause) {
        super(cause);
    }
}
