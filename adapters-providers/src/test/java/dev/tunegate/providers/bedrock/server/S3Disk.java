package dev.tunegate.providers.bedrock.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.CRC32;

/** What is in the bucket, on disk; and uploads that are under way. */
final class S3Disk implements AutoCloseable {

    private final Path folder;
    private final Clock clock;
    private final AtomicLong numbers = new AtomicLong();
    private final TreeMap<String, Entry> objects = new TreeMap<>();
    private final Map<String, Upload> uploads = new TreeMap<>();

    S3Disk(Clock clock) {
        this.clock = clock;
        try {
            this.folder = Files.createTempDirectory("bedrock-wire");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * An object, or a part of one.
     *
     * @param md5 lower-case hex
     * @param crc32 Base64
     */
    record Entry(
            List<Path> files, long bytes, String md5, String crc32, String type, Instant modified) {

        String tag() {
            return '"' + md5 + '"';
        }

        /** The content from the start: what was uploaded in parts lies in as many files. */
        InputStream open() throws IOException {
            var all = new ArrayList<InputStream>();
            for (var file : files) {
                all.add(Files.newInputStream(file));
            }
            return new SequenceInputStream(Collections.enumeration(all));
        }

        /** The hash of the content: lower-case hex. */
        String sha256() throws IOException {
            var sha = digest("SHA-256");
            try (var in = new DigestInputStream(open(), sha)) {
                in.transferTo(OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(sha.digest());
        }
    }

    /** An upload in parts. */
    record Upload(
            String id, String key, String type, Instant begun, TreeMap<Integer, Entry> parts) {}

    /** Writes content to the disk, as an object that nobody sees yet. */
    Entry written(InputStream content, String type) throws IOException {
        var file = folder.resolve("object-" + numbers.incrementAndGet());
        try (var out = Files.newOutputStream(file)) {
            return copied(content, out, file, type);
        } catch (IOException broken) {
            Files.deleteIfExists(file);
            throw broken;
        }
    }

    private Entry copied(InputStream content, OutputStream out, Path file, String type)
            throws IOException {
        var md5 = digest("MD5");
        var crc = new CRC32();
        long bytes = 0;
        var buffer = new byte[256 << 10];
        for (int n = content.read(buffer); n >= 0; n = content.read(buffer)) {
            out.write(buffer, 0, n);
            md5.update(buffer, 0, n);
            crc.update(buffer, 0, n);
            bytes += n;
        }
        var sum = ByteBuffer.allocate(4).putInt((int) crc.getValue()).array();
        return new Entry(
                List.of(file),
                bytes,
                HexFormat.of().formatHex(md5.digest()),
                Base64.getEncoder().encodeToString(sum),
                type,
                clock.instant());
    }

    private static MessageDigest digest(String name) {
        try {
            return MessageDigest.getInstance(name);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    synchronized void put(String key, Entry entry) {
        objects.put(key, entry);
    }

    synchronized Optional<Entry> find(String key) {
        return Optional.ofNullable(objects.get(key));
    }

    synchronized void remove(String key) {
        objects.remove(key);
    }

    /** The keys that begin like this and come after that one, in order. */
    synchronized List<Map.Entry<String, Entry>> list(String prefix, String after) {
        return objects.tailMap(after, false).entrySet().stream()
                .filter(it -> it.getKey().startsWith(prefix))
                .map(it -> Map.entry(it.getKey(), it.getValue()))
                .toList();
    }

    synchronized Upload begin(String key, String type) {
        var id = "upload-" + numbers.incrementAndGet();
        var upload = new Upload(id, key, type, clock.instant(), new TreeMap<>());
        uploads.put(id, upload);
        return upload;
    }

    synchronized Optional<Upload> upload(String id) {
        return Optional.ofNullable(uploads.get(id));
    }

    synchronized List<Upload> uploads(String prefix) {
        return uploads.values().stream().filter(it -> it.key().startsWith(prefix)).toList();
    }

    synchronized void end(String id) {
        uploads.remove(id);
    }

    /** Puts the parts together, as one object under the upload's key. */
    Entry complete(Upload upload, List<Entry> parts) {
        var md5 = digest("MD5");
        parts.forEach(it -> md5.update(HexFormat.of().parseHex(it.md5())));
        var files = parts.stream().flatMap(it -> it.files().stream()).toList();
        long bytes = parts.stream().mapToLong(Entry::bytes).sum();
        var tag = HexFormat.of().formatHex(md5.digest()) + "-" + parts.size();
        var entry = new Entry(files, bytes, tag, "", upload.type(), clock.instant());
        put(upload.key(), entry);
        end(upload.id());
        return entry;
    }

    @Override
    public void close() {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
