package dev.tunegate.providers.vertex.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.zip.CRC32C;
import tools.jackson.databind.JsonNode;

/** An upload that is under way: what of it has arrived, on disk. */
final class OpenUpload {

    /** What a server keeps of a part that is not the last one. */
    static final long GRAIN = 256 << 10;

    /** More than any part has. */
    static final long ALL = 1L << 60;

    private final String bucket;
    private final String name;
    private final JsonNode given;
    private final Path file;
    private long arrived;
    private long received;

    OpenUpload(String bucket, String name, JsonNode given, Path file) throws IOException {
        this.bucket = bucket;
        this.name = name;
        this.given = given;
        this.file = Files.createFile(file);
    }

    String bucket() {
        return bucket;
    }

    String name() {
        return name;
    }

    JsonNode given() {
        return given;
    }

    /** How many bytes are kept. */
    synchronized long arrived() {
        return arrived;
    }

    /** How many bytes have come in, kept or not. */
    synchronized long received() {
        return received;
    }

    /**
     * Takes the bytes of a part; what was kept before is passed over.
     *
     * @param last whether nothing follows, so that odd bytes are kept too
     * @param most how many of them are kept
     * @throws IOException if the connection breaks; whole grains are kept
     */
    synchronized void take(InputStream body, long from, boolean last, long most)
            throws IOException {
        long at = from;
        boolean whole = false;
        try (var out = new RandomAccessFile(file.toFile(), "rw")) {
            var buffer = new byte[64 << 10];
            for (int count = body.read(buffer); count >= 0; count = body.read(buffer)) {
                out.seek(at);
                out.write(buffer, 0, count);
                at += count;
                received += count;
            }
            whole = true;
        } finally {
            long kept = Math.min(at, from + most);
            boolean odd = last && whole && kept == at;
            arrived = Math.max(arrived, odd ? kept : kept / GRAIN * GRAIN);
        }
    }

    void cut() throws IOException {
        try (var out = new RandomAccessFile(file.toFile(), "rw")) {
            out.setLength(arrived());
        }
    }

    StoredObject.Content content() throws IOException {
        var checksum = new CRC32C();
        var digest = md5();
        try (var in = Files.newInputStream(file)) {
            var buffer = new byte[64 << 10];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                checksum.update(buffer, 0, count);
                digest.update(buffer, 0, count);
            }
        }
        var four = ByteBuffer.allocate(4).putInt((int) checksum.getValue()).array();
        return new StoredObject.Content(
                file, Files.size(file), base64(digest.digest()), base64(four));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    void forget() throws IOException {
        Files.deleteIfExists(file);
    }
}
