package dev.tunegate.api.file;

import dev.tunegate.domain.file.ManagedFile;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.springframework.http.HttpMethod;

/** How a file is given back, whole or in part: to be saved, never to be shown or run. */
final class Download {

    private static final Pattern NOT_PLAIN = Pattern.compile("[^A-Za-z0-9._ -]");
    private static final int CHUNK_BYTES = 64 * 1024;

    private final HttpServletRequest request;
    private final HttpServletResponse response;

    Download(HttpServletRequest request, HttpServletResponse response) {
        this.request = request;
        this.response = response;
    }

    /** Opens the bytes from one of them on. */
    @FunctionalInterface
    interface Source {
        InputStream from(long first);
    }

    /**
     * @throws dev.tunegate.api.web.UnsatisfiableRange if the file has none of the bytes asked for
     */
    void send(ManagedFile file, Source source) throws IOException {
        long total = file.content().bytes();
        var etag = "\"" + file.content().sha256() + "\"";
        var range = ByteRange.wanted(request, etag, total);
        long first = range.map(ByteRange::first).orElse(0L);
        long count = range.map(ByteRange::count).orElse(total);
        if (HttpMethod.HEAD.matches(request.getMethod())) {
            begin(file, etag, count);
            range.ifPresent(it -> partial(it, total));
            return;
        }
        try (var bytes = source.from(first)) {
            begin(file, etag, count);
            range.ifPresent(it -> partial(it, total));
            copy(bytes, count);
        }
    }

    private void begin(ManagedFile file, String etag, long count) {
        response.setContentType("application/octet-stream");
        response.setContentLengthLong(count);
        response.setHeader("Content-Disposition", disposition(file.label().filename()));
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Accept-Ranges", "bytes");
        response.setHeader("ETag", etag);
    }

    private void partial(ByteRange range, long total) {
        response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
        response.setHeader("Content-Range", range.of(total));
    }

    private void copy(InputStream bytes, long count) throws IOException {
        var to = response.getOutputStream();
        var chunk = new byte[CHUNK_BYTES];
        long rest = count;
        while (rest > 0) {
            int read = bytes.read(chunk, 0, (int) Math.min(rest, chunk.length));
            if (read < 0) {
                throw new IOException("the file is shorter than it was");
            }
            to.write(chunk, 0, read);
            rest -= read;
        }
    }

    /** The name twice: for clients that read plain letters only, and as it is (RFC 6266). */
    static String disposition(String filename) {
        var plain = NOT_PLAIN.matcher(filename).replaceAll("_");
        var exact =
                URLEncoder.encode(filename, StandardCharsets.UTF_8)
                        .replace("+", "%20")
                        .replace("*", "%2A");
        return "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + exact;
    }
}
