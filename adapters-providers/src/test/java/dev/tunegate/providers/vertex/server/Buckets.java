package dev.tunegate.providers.vertex.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.JsonNode;

/** Everything that is stored, and every upload that is under way. */
final class Buckets implements AutoCloseable {

    private final Map<String, StoredObject> objects = new TreeMap<>();
    private final Map<String, OpenUpload> uploads = new ConcurrentHashMap<>();
    private final Map<String, StoredObject> finished = new ConcurrentHashMap<>();
    private final AtomicLong numbers = new AtomicLong(1_700_000_000_000_000L);
    private final AtomicLong received = new AtomicLong();
    private final Path folder;
    private final Clock clock;

    Buckets(Clock clock) {
        this.clock = clock;
        try {
            this.folder = Files.createTempDirectory("vertex-wire");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    OpenUpload begin(String bucket, String name, JsonNode given) throws IOException {
        var file = folder.resolve("part-" + numbers.incrementAndGet());
        return new OpenUpload(bucket, name, given, file);
    }

    String register(OpenUpload upload) {
        var id = "wire-upload-" + numbers.incrementAndGet();
        uploads.put(id, upload);
        return id;
    }

    Optional<OpenUpload> upload(String id) {
        return Optional.ofNullable(uploads.get(id));
    }

    /** What an upload has become: whoever asks again is told again. */
    Optional<StoredObject> finished(String id) {
        return Optional.ofNullable(finished.get(id));
    }

    void forget(String id) throws IOException {
        var upload = uploads.remove(id);
        if (upload != null) {
            received.addAndGet(upload.received());
            upload.forget();
        }
    }

    int uploads() {
        return uploads.size();
    }

    /** How many bytes of parts have come in over all, those that were not kept included. */
    long received() {
        return received.get() + uploads.values().stream().mapToLong(OpenUpload::received).sum();
    }

    StoredObject finish(OpenUpload upload, String id) throws IOException {
        if (uploads.remove(id) != null) {
            received.addAndGet(upload.received());
        }
        upload.cut();
        var object =
                new StoredObject(
                        upload.bucket(),
                        upload.name(),
                        numbers.incrementAndGet(),
                        upload.content(),
                        upload.given(),
                        clock.instant());
        synchronized (objects) {
            objects.put(key(object.bucket(), object.name()), object);
        }
        finished.put(id, object);
        return object;
    }

    Optional<StoredObject> find(String bucket, String name) {
        synchronized (objects) {
            return Optional.ofNullable(objects.get(key(bucket, name)));
        }
    }

    boolean remove(String bucket, String name) throws IOException {
        StoredObject gone;
        synchronized (objects) {
            gone = objects.remove(key(bucket, name));
        }
        if (gone != null) {
            Files.deleteIfExists(gone.content().file());
        }
        return gone != null;
    }

    /** In the order of their names. */
    List<StoredObject> list(String bucket, String prefix) {
        synchronized (objects) {
            return objects.values().stream()
                    .filter(it -> it.bucket().equals(bucket) && it.name().startsWith(prefix))
                    .toList();
        }
    }

    List<StoredObject> all() {
        synchronized (objects) {
            return List.copyOf(objects.values());
        }
    }

    private static String key(String bucket, String name) {
        return "gs://" + bucket + "/" + name;
    }

    @Override
    public void close() {
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
