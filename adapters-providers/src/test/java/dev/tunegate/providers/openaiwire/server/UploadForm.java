package dev.tunegate.providers.openaiwire.server;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A multipart form with one file, read as a stream: of a large file only the length and the hash
 * stay.
 */
final class UploadForm {

    private static final int KEPT = 4 << 20;

    private String purpose = "";
    private String filename = "";
    private @Nullable String sha256;
    private long bytes;
    private String content = "";
    private final Kept kept;
    private final boolean hashes;

    private UploadForm(OutputStream to, boolean hashes) {
        this.kept = new Kept(to);
        this.hashes = hashes;
    }

    static UploadForm read(WireRequest request) throws IOException {
        return read(request, new UploadForm(OutputStream.nullOutputStream(), true));
    }

    /** Reads a form and writes the bytes of its file, which is not hashed. */
    static UploadForm read(WireRequest request, Path to) throws IOException {
        try (var out = new BufferedOutputStream(Files.newOutputStream(to), 64 << 10)) {
            return read(request, new UploadForm(out, false));
        }
    }

    private static UploadForm read(WireRequest request, UploadForm form) throws IOException {
        var boundary =
                request.header("content-type").replaceFirst(".*boundary=", "").replace("\"", "");
        var in = new PlainBuffer(request.body());
        WireRequest.line(in);
        boolean more = true;
        while (more) {
            var disposition = "";
            for (var line = WireRequest.line(in); line != null && !line.isEmpty(); ) {
                disposition = line.startsWith("Content-Disposition") ? line : disposition;
                line = WireRequest.line(in);
            }
            more = form.part(disposition, in, "\r\n--" + boundary);
        }
        return form;
    }

    private boolean part(String disposition, InputStream in, String end) throws IOException {
        if (!isFile(disposition)) {
            var text = new ByteArrayOutputStream();
            copy(in, end, text);
            purpose =
                    disposition.contains("\"purpose\"")
                            ? text.toString(StandardCharsets.UTF_8)
                            : purpose;
        } else {
            boolean named = disposition.contains("filename=");
            filename = named ? disposition.replaceFirst(".*filename=\"([^\"]*)\".*", "$1") : "";
            try (var hashed = new DigestOutputStream(kept, sha256())) {
                hashed.on(hashes);
                copy(in, end, hashed);
                sha256 = HexFormat.of().formatHex(hashed.getMessageDigest().digest());
            }
            bytes = kept.count;
            content = kept.start.toString(StandardCharsets.UTF_8);
        }
        return "".equals(WireRequest.line(in));
    }

    /** Some clients give bytes no name. */
    private static boolean isFile(String disposition) {
        return disposition.contains("filename=")
                || disposition.contains("name=\"file\"")
                || disposition.contains("name=\"data\"");
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Copies up to the end mark; its first byte occurs in it once, so no look-back is needed. */
    private static void copy(InputStream in, String end, OutputStream to) throws IOException {
        var mark = end.getBytes(StandardCharsets.ISO_8859_1);
        var run = new byte[64 << 10];
        int filled = 0;
        int matched = 0;
        while (matched < mark.length) {
            int b = in.read();
            if (b < 0) {
                throw new IOException("the form broke off");
            }
            if (filled + mark.length >= run.length) {
                to.write(run, 0, filled);
                filled = 0;
            }
            if (b == mark[matched]) {
                matched++;
            } else {
                System.arraycopy(mark, 0, run, filled, matched);
                filled += matched;
                matched = b == mark[0] ? 1 : 0;
                if (matched == 0) {
                    run[filled++] = (byte) b;
                }
            }
        }
        to.write(run, 0, filled);
    }

    /** Counts everything, keeps the beginning and passes all on. */
    private static final class Kept extends OutputStream {
        private final OutputStream to;
        private final ByteArrayOutputStream start = new ByteArrayOutputStream();
        private long count;

        Kept(OutputStream to) {
            this.to = to;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            to.write(bytes, from, length);
            count += length;
            if (start.size() + length <= KEPT) {
                start.write(bytes, from, length);
            }
        }
    }

    String purpose() {
        return purpose;
    }

    String filename() {
        return filename;
    }

    boolean hasFile() {
        return sha256 != null;
    }

    String hash() {
        return sha256 == null ? "" : sha256;
    }

    long bytes() {
        return bytes;
    }

    /** The beginning of the file, or the whole of a small one. */
    String content() {
        return content;
    }
}
