package dev.tunegate.api.web.multipart;

import dev.tunegate.api.web.multipart.MalformedMultipart.Reason;

/** A place to complain about: the part's number, from one, and the offset in the body in bytes. */
record Location(int part, long offset) {

    /** The Content-Type header of the request, which comes before any byte of the body. */
    static final Location REQUEST_HEADER = new Location(0, -1);

    MalformedMultipart malformed(String what) {
        return new MalformedMultipart(Reason.MALFORMED, this, what);
    }

    MalformedMultipart limitExceeded(String what) {
        return new MalformedMultipart(Reason.LIMIT_EXCEEDED, this, what);
    }

    String prefix() {
        if (offset < 0) {
            return "";
        }
        return part > 0 ? "part " + part + ", byte " + offset + ": " : "byte " + offset + ": ";
    }
}
