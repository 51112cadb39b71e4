package dev.tunegate.providers.dataset;

import dev.tunegate.domain.dataset.DatasetReport;
import dev.tunegate.domain.file.FileId;
import dev.tunegate.domain.file.FilePurpose;
import dev.tunegate.domain.file.FileStore;
import dev.tunegate.domain.file.ManagedFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Training files as they stand behind the check on upload. */
public final class RowsFixture {

    public static final String USER = "{\"role\":\"user\",\"content\":\"Hi\"}";
    public static final String ASSISTANT = "{\"role\":\"assistant\",\"content\":\"Hello\"}";

    private RowsFixture() {}

    /** A chat row of these messages. */
    public static String chat(String... messages) {
        return "{\"messages\":[" + String.join(",", messages) + "]}";
    }

    public static DatasetReport check(String data) {
        try {
            return new JsonlDatasetReader(DatasetLimits.DEFAULT).check(stream(data));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file as it would be kept, with as many rows as the check counts in it. */
    public static FileStore.Outgoing file(String data) {
        return file(data, check(data).rows());
    }

    public static FileStore.Outgoing file(String data, long rows) {
        var bytes = data.getBytes(StandardCharsets.UTF_8);
        var content = new ManagedFile.Content(bytes.length, "", check(data).format(), rows);
        return new FileStore.Outgoing(
                new FileId("file-0123456789abcdefghijklmn"),
                FilePurpose.FINE_TUNE,
                content,
                () -> new ByteArrayInputStream(bytes));
    }

    /** What the format makes of the file. */
    public static String written(RowFormat format, String data) {
        try (var rows = new Conversion(format).rows(file(data), RowsFixture::keep)) {
            return new String(rows.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Why the format does not carry the only row of the file. */
    public static String refusal(RowFormat format, String row) {
        var findings = new Conversion(format).examine(file(row)).findings();
        return findings.isEmpty() ? "carried" : findings.getFirst().rule();
    }

    /** Names a picture by what is in it. */
    public static String keep(String mimeType, byte[] bytes) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return "kept://" + HexFormat.of().formatHex(hash, 0, 4) + "/" + mimeType;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ByteArrayInputStream stream(String data) {
        return new ByteArrayInputStream(data.getBytes(StandardCharsets.UTF_8));
    }
}
