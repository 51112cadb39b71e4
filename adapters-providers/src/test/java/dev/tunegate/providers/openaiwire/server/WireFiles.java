package dev.tunegate.providers.openaiwire.server;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The files that the server holds. */
final class WireFiles {

    /** A file, and as much of its content as is kept. */
    record Entry(
            String id,
            String filename,
            String purpose,
            long bytes,
            String sha256,
            String content,
            long createdAt) {}

    private final Map<String, Entry> files = new LinkedHashMap<>();
    private final Clock clock;
    private int count;

    WireFiles(Clock clock) {
        this.clock = clock;
    }

    synchronized Entry add(UploadForm form) {
        return add(form.filename(), form.purpose(), form.bytes(), form.hash(), form.content());
    }

    synchronized Entry add(String name, String purpose, long bytes, String sha256) {
        return add(name, purpose, bytes, sha256, "");
    }

    synchronized Entry addResults(String name, String content) {
        int bytes = content.getBytes(StandardCharsets.UTF_8).length;
        return add(name, "fine-tune-results", bytes, "", content);
    }

    synchronized Entry addOutput(String name, String content) {
        int bytes = content.getBytes(StandardCharsets.UTF_8).length;
        return add(name, "batch_output", bytes, "", content);
    }

    private Entry add(String name, String purpose, long bytes, String hash, String content) {
        var id = "file-wire" + String.format("%020d", ++count);
        var entry =
                new Entry(
                        id, name, purpose, bytes, hash, content, clock.instant().getEpochSecond());
        files.put(id, entry);
        return entry;
    }

    synchronized Optional<Entry> find(String id) {
        return Optional.ofNullable(files.get(id));
    }

    synchronized boolean remove(String id) {
        return files.remove(id) != null;
    }

    /** The newest first. */
    synchronized List<Entry> all() {
        return new ArrayList<>(files.values()).reversed();
    }

    static ObjectNode json(Entry entry) {
        var node = JsonNodeFactory.instance.objectNode();
        node.put("id", entry.id());
        node.put("object", "file");
        node.put("bytes", entry.bytes());
        node.put("created_at", entry.createdAt());
        node.put("filename", entry.filename());
        node.put("purpose", entry.purpose());
        node.put("status", "processed");
        return node;
    }
}
