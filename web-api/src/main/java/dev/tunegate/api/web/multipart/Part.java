package dev.tunegate.api.web.multipart;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * One field of a form: a text or a file, whose content can be read once, until the next is asked
 * for.
 */
public final class Part {

    private final Location at;
    private final ContentDisposition disposition;
    private final HeaderLines headers;
    private final InputStream body;

    Part(Location at, ContentDisposition disposition, HeaderLines headers, InputStream body) {
        this.at = at;
        this.disposition = disposition;
        this.headers = headers;
        this.body = body;
    }

    /** Its place among the parts, counted from one. */
    public int number() {
        return at.part();
    }

    /** The name of the field; never empty, brackets and all. */
    public String name() {
        return disposition.name();
    }

    /**
     * The file's name as the client sent it, decoded but not made safe: to be shown it goes through
     * {@link DisplayFilename}. May be empty. A part without it is a text field.
     */
    public Optional<String> filename() {
        return disposition.filename();
    }

    public boolean isFile() {
        return filename().isPresent();
    }

    /** The Content-Type header of the part, as it was sent. */
    public Optional<String> contentType() {
        return headers.value("content-type");
    }

    /**
     * The content, always the same stream; it need not be closed, and closing it does nothing. It
     * reads from the request as it is read, and throws {@link MalformedMultipart} if the request
     * ends before the part does, or grows longer than it may. Once the next part was asked for,
     * what was not read by then is gone, and asking for it is an {@link IllegalStateException}.
     */
    public InputStream body() {
        return body;
    }

    /**
     * What is left of the content, as UTF-8.
     *
     * @throws MalformedMultipart if that is more than {@code limit} bytes ({@code LIMIT_EXCEEDED}),
     *     or not UTF-8
     */
    public String text(int limit) throws IOException {
        var bytes = body.readNBytes(limit);
        if (body.read() >= 0) {
            throw limitExceeded("this field is longer than " + limit + " bytes");
        }
        return decoded(bytes);
    }

    String decoded(byte[] text) {
        return StrictText.utf8(text, "the text of this field", at);
    }

    MalformedMultipart limitExceeded(String what) {
        return at.limitExceeded(what);
    }
}
