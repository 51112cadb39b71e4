package dev.tunegate.api.web.multipart;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** A form as it is sent: written by hand where a test says so, well made everywhere else. */
final class FormBody {

    static final String BOUNDARY = "cut-here";
    static final MultipartLimits LIMITS = MultipartLimits.upTo(10_000_000);

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    static FormBody aForm() {
        return new FormBody();
    }

    /** A whole form whose only part has these header lines, each without its line end. */
    static FormBody withHeaders(String... lines) {
        return aForm().part(String.join("\r\n", lines), "content").end();
    }

    FormBody field(String name, String value) {
        return part("Content-Disposition: form-data; name=\"" + name + "\"", value);
    }

    FormBody file(String name, String filename, String content) {
        var disposition = "form-data; name=\"" + name + "\"; filename=\"" + filename + "\"";
        var type = "Content-Type: application/octet-stream";
        return part("Content-Disposition: " + disposition + "\r\n" + type, content);
    }

    FormBody part(String headers, String content) {
        return raw("--" + BOUNDARY + "\r\n" + headers + "\r\n\r\n" + content + "\r\n");
    }

    FormBody end() {
        return raw("--" + BOUNDARY + "--\r\n");
    }

    FormBody raw(String text) {
        return raw(text.getBytes(UTF_8));
    }

    FormBody raw(byte[] more) {
        bytes.writeBytes(more);
        return this;
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }

    MultipartReader reader() {
        return reader(LIMITS);
    }

    MultipartReader reader(MultipartLimits limits) {
        return reader(new ByteArrayInputStream(bytes()), limits);
    }

    static MultipartReader reader(InputStream stream, MultipartLimits limits) {
        return new MultipartReader(stream, new Boundary(BOUNDARY), limits);
    }

    /** Reads all of it: the parts as {@code name=text}. */
    List<String> texts() throws Exception {
        var texts = new ArrayList<String>();
        var reader = reader();
        for (var part = reader.next(); part.isPresent(); part = reader.next()) {
            texts.add(part.get().name() + "=" + part.get().text(1_000_000));
        }
        return texts;
    }

    Part onlyPart() throws Exception {
        return reader().next().orElseThrow();
    }
}
