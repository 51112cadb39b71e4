package dev.tunegate.api.web.multipart;

import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A request that is not the multipart form it should be; the message may be shown to the caller.
 */
public final class MalformedMultipart extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final int part;
    private final long offset;

    MalformedMultipart(Reason reason, Location at, String what) {
        super(at.prefix() + what);
        this.reason = reason;
        this.part = at.part();
        this.offset = at.offset();
    }

    public Reason reason() {
        return reason;
    }

    /** Whether the form is merely too much: too many bytes, too many parts, too long a field. */
    public boolean isLimitExceeded() {
        return reason == Reason.LIMIT_EXCEEDED;
    }

    /** The part at fault, counted from one; empty if the fault lies before the first part. */
    public OptionalInt part() {
        return part > 0 ? OptionalInt.of(part) : OptionalInt.empty();
    }

    /** Where in the body the fault was seen, in bytes from zero; empty if it is in the headers. */
    public OptionalLong offset() {
        return offset >= 0 ? OptionalLong.of(offset) : OptionalLong.empty();
    }

    /** What kind of fault it is, for those who choose a status by it. */
    public enum Reason {
        /** The Content-Type header does not announce a multipart form. */
        NOT_MULTIPART,
        /** The form breaks the rules of its format. */
        MALFORMED,
        /** The form may be well made, but is more than we take. */
        LIMIT_EXCEEDED
    }
}
