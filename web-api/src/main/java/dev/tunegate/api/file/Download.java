package dev.tunegate.api.file;

import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** The headers under which a file is given back: to be saved, never to be shown or run. */
final class Download {

    private static final Pattern NOT_PLAIN = Pattern.compile("[^A-Za-z0-9._ -]");

    private Download() {}

    static void begin(HttpServletResponse response, String filename, long bytes) {
        response.setContentType("application/octet-stream");
        response.setContentLengthLong(bytes);
        response.setHeader("Content-Disposition", disposition(filename));
        response.setHeader("X-Content-Type-Options", "nosniff");
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
