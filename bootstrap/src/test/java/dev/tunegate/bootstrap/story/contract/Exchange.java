package dev.tunegate.bootstrap.story.contract;

import java.net.URI;

/** A request as it was sent, and its answer as it came. */
@SuppressWarnings("ArrayRecordComponent")
record Exchange(
        String method,
        URI uri,
        String sentType,
        byte[] sent,
        int status,
        String type,
        byte[] answer) {

    @Override
    public String toString() {
        return method + " " + uri.getRawPath() + " -> " + status;
    }
}
