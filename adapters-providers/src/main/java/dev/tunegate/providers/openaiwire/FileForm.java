package dev.tunegate.providers.openaiwire;

import dev.tunegate.domain.file.FileStore.Outgoing;
import dev.tunegate.domain.shared.RandomId;
import dev.tunegate.providers.http.HttpCall.Body;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;

/** A multipart form that carries a file: its length is known, its bytes are never held together. */
final class FileForm {

    private FileForm() {}

    /** The form with the purpose first and the file last, so that no host has to look ahead. */
    static Body of(Outgoing file, String filename) {
        var boundary = "tunegate-" + RandomId.letters(32);
        var head =
                """
                --%1$s
                Content-Disposition: form-data; name="purpose"

                %2$s
                --%1$s
                Content-Disposition: form-data; name="file"; filename="%3$s"
                Content-Type: application/octet-stream

                """
                        .formatted(boundary, file.purpose().word(), filename)
                        .replace("\n", "\r\n")
                        .getBytes(StandardCharsets.UTF_8);
        return form(boundary, head, file.bytes(), file.open());
    }

    /** The form that carries one part of a file. */
    static Body ofPart(long bytes, Supplier<InputStream> part) {
        var boundary = "tunegate-" + RandomId.letters(32);
        var head =
                """
                --%1$s
                Content-Disposition: form-data; name="data"; filename="part"
                Content-Type: application/octet-stream

                """
                        .formatted(boundary)
                        .replace("\n", "\r\n")
                        .getBytes(StandardCharsets.UTF_8);
        return form(boundary, head, bytes, part);
    }

    private static Body form(
            String boundary, byte[] head, long bytes, Supplier<InputStream> content) {
        var tail = ("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8);
        return new Body(
                "multipart/form-data; boundary=" + boundary,
                head.length + bytes + tail.length,
                () -> joined(head, content.get(), tail));
    }

    private static InputStream joined(byte[] head, InputStream file, byte[] tail) {
        return new SequenceInputStream(
                Collections.enumeration(
                        List.of(
                                new ByteArrayInputStream(head),
                                file,
                                new ByteArrayInputStream(tail))));
    }
}
