package dev.tunegate.api.web.multipart;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Walks through the parts of a form in the order in which they were sent, without storing them.
 *
 * <p>Memory is bounded by a buffer of 64 KiB and the headers of one part. For one thread at a time.
 * What the format leaves open is refused: lines that end with a line feed alone, folded or doubled
 * headers, anything but blanks between a boundary and the end of its line.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7578">RFC 7578</a>
 */
public final class MultipartReader {

    private static final Set<String> PLAIN_ENCODINGS = Set.of("7bit", "8bit", "binary");

    private final Window window;
    private final Delimiter delimiter;
    private final MultipartLimits limits;
    private Optional<Section> current = Optional.empty();
    private boolean isEnded;
    private boolean isBroken;

    /** Reads nothing yet, and never closes the stream. */
    public MultipartReader(InputStream body, Boundary boundary, MultipartLimits limits) {
        this.window = new Window(body, limits.totalBytes());
        this.delimiter = new Delimiter(boundary);
        this.limits = limits;
    }

    /**
     * The next part, after skipping what is unread of the former; empty once the form is at its
     * end, which is only when the final boundary was seen and the stream has been read up.
     *
     * @throws MalformedMultipart if the form breaks a rule or limit; it cannot be read on then
     * @throws IOException if the stream fails; it cannot be read on then
     */
    public Optional<Part> next() throws IOException {
        if (isBroken) {
            throw new IllegalStateException("a form cannot be read on after a failure");
        }
        if (isEnded) {
            return Optional.empty();
        }
        isBroken = true;
        passCurrent();
        window.skip(delimiter.length());
        isEnded = window.isAt('-', '-');
        var part = isEnded ? end() : begin();
        isBroken = false;
        return part;
    }

    private void passCurrent() throws IOException {
        if (current.isPresent()) {
            current.get().pass(Long.MAX_VALUE);
        } else if (!new Section(window, delimiter).pass(limits.surroundingBytes())) {
            throw window.here()
                    .limitExceeded(
                            "no boundary in the first %d bytes"
                                    .formatted(limits.surroundingBytes()));
        }
    }

    private Optional<Part> begin() throws IOException {
        window.enterPart();
        if (window.here().part() > limits.parts()) {
            throw window.here()
                    .limitExceeded("the form has more than " + limits.parts() + " parts");
        }
        skipBlanks(limits.headerBytes());
        requireLineEnd();
        var at = window.here();
        var headers = HeaderLines.read(window, limits.headerBytes());
        var disposition = disposition(headers, at);
        requirePlainEncoding(headers, at);
        var section = new Section(window, delimiter);
        current = Optional.of(section);
        var body = new PartBody(window, section);
        return Optional.of(new Part(at, disposition, headers, body));
    }

    private static ContentDisposition disposition(HeaderLines headers, Location at) {
        return headers.value("content-disposition")
                .map(value -> ContentDisposition.parse(value, at))
                .orElseThrow(() -> at.malformed("it has no Content-Disposition"));
    }

    /** A form has had no encodings since 2015; to pass one over would store the wrong bytes. */
    private static void requirePlainEncoding(HeaderLines headers, Location at) {
        var encoding = headers.value("content-transfer-encoding").orElse("binary");
        if (!PLAIN_ENCODINGS.contains(encoding.toLowerCase(Locale.ROOT))) {
            throw at.malformed("its Content-Transfer-Encoding is none of 7bit, 8bit and binary");
        }
    }

    private Optional<Part> end() throws IOException {
        window.skip(2);
        skipBlanks(limits.surroundingBytes());
        if (window.peek() >= 0) {
            requireLineEnd();
        }
        skipEpilogue();
        return Optional.empty();
    }

    private void skipEpilogue() throws IOException {
        long skipped = 0;
        do {
            skipped += window.size();
            window.skip(window.size());
            if (skipped > limits.surroundingBytes()) {
                throw window.here().limitExceeded("too many bytes after the final boundary");
            }
        } while (window.fill());
    }

    private void skipBlanks(int limit) throws IOException {
        for (int skipped = 0; window.peek() == ' ' || window.peek() == '\t'; skipped++) {
            if (skipped == limit) {
                throw window.here().limitExceeded("too many blanks after a boundary");
            }
            window.skip(1);
        }
    }

    private void requireLineEnd() throws IOException {
        if (window.peek() < 0) {
            throw window.truncated();
        }
        if (!window.isAtLineEnd()) {
            throw window.here().malformed("a boundary is followed by something unexpected");
        }
        window.skip(2);
    }
}
