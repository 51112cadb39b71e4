package dev.tunegate.providers.openaiwire.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Uploads in parts; the parts lie in files until the whole is completed or cancelled. */
final class WireUploads {

    static final String PATH = "/uploads";

    private final Clock clock;
    private final Map<String, Upload> uploads = new LinkedHashMap<>();
    private long bytes;

    WireUploads(Clock clock) {
        this.clock = clock;
    }

    private static final class Upload {
        private final String id;
        private final JsonNode asked;
        private final Map<String, Path> parts = new HashMap<>();
        private String status = "pending";

        Upload(String id, JsonNode asked) {
            this.id = id;
            this.asked = asked;
        }
    }

    WireResponse handle(WireRequest request, WireFiles files) throws IOException {
        if (request.path().equals(PATH)) {
            return begin(request);
        }
        var upload = upload(request.segmentAfter(PATH + "/"));
        if (upload == null || !upload.status.equals("pending")) {
            return WireResponse.error(404, "", "id", "No such pending upload.");
        }
        return switch (request.path().substring(request.path().lastIndexOf('/') + 1)) {
            case "parts" -> part(upload, request);
            case "complete" -> complete(upload, request, files);
            default -> cancel(upload);
        };
    }

    private synchronized @Nullable Upload upload(String id) {
        return uploads.get(id);
    }

    private synchronized WireResponse begin(WireRequest request) {
        JsonNode asked = JsonMapper.shared().readTree(request.body());
        if (!asked.path("bytes").isIntegralNumber() || asked.path("mime_type").isMissingNode()) {
            return WireResponse.error(400, "missing_required_parameter", "bytes", "No bytes.");
        }
        var upload = new Upload("upload_wire" + (uploads.size() + 1), asked);
        uploads.put(upload.id, upload);
        return WireResponse.json(json(upload));
    }

    private WireResponse part(Upload upload, WireRequest request) throws IOException {
        var path = Files.createTempFile("wire-part", ".bin");
        var form = UploadForm.read(request, path);
        synchronized (this) {
            bytes += form.bytes();
            var id = "part_wire" + (upload.parts.size() + 1);
            upload.parts.put(id, path);
            var node = JsonNodeFactory.instance.objectNode();
            node.put("id", id).put("object", "upload.part").put("created_at", now());
            return WireResponse.json(node.put("upload_id", upload.id));
        }
    }

    private synchronized WireResponse complete(Upload upload, WireRequest request, WireFiles files)
            throws IOException {
        JsonNode asked = JsonMapper.shared().readTree(request.body());
        var parts = new ArrayList<Path>();
        asked.path("part_ids").forEach(it -> parts.add(upload.parts.get(it.asString(""))));
        var hashes = hashes(parts);
        if (!asked.path("md5").asString(hashes.md5()).equals(hashes.md5())) {
            return WireResponse.error(400, "invalid_value", "md5", "The checksum is wrong.");
        }
        long total = 0;
        for (var part : parts) {
            total += Files.size(part);
        }
        if (total != upload.asked.path("bytes").asLong(0)) {
            return WireResponse.error(400, "invalid_value", "bytes", "The size is wrong.");
        }
        var purpose = upload.asked.path("purpose").asString("");
        var name = upload.asked.path("filename").asString("");
        var file = files.add(name, purpose, total, hashes.sha256());
        end(upload, "completed");
        var body = json(upload);
        body.set("file", WireFiles.json(file));
        return WireResponse.json(body);
    }

    private synchronized WireResponse cancel(Upload upload) throws IOException {
        end(upload, "cancelled");
        return WireResponse.json(json(upload));
    }

    private static void end(Upload upload, String status) throws IOException {
        upload.status = status;
        for (var part : upload.parts.values()) {
            Files.deleteIfExists(part);
        }
    }

    private record Hashes(String md5, String sha256) {}

    private static Hashes hashes(List<Path> parts) throws IOException {
        try {
            var md5 = MessageDigest.getInstance("MD5");
            var sha256 = MessageDigest.getInstance("SHA-256");
            var run = new byte[64 << 10];
            for (var part : parts) {
                try (var in = Files.newInputStream(part)) {
                    for (int count = in.read(run); count > 0; count = in.read(run)) {
                        md5.update(run, 0, count);
                        sha256.update(run, 0, count);
                    }
                }
            }
            var hex = HexFormat.of();
            return new Hashes(hex.formatHex(md5.digest()), hex.formatHex(sha256.digest()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private ObjectNode json(Upload upload) {
        var node = JsonNodeFactory.instance.objectNode();
        node.put("id", upload.id).put("object", "upload").put("created_at", now());
        node.set("bytes", upload.asked.path("bytes"));
        node.set("filename", upload.asked.path("filename"));
        node.set("purpose", upload.asked.path("purpose"));
        node.put("status", upload.status).put("expires_at", now() + 7200);
        return node;
    }

    private long now() {
        return clock.instant().getEpochSecond();
    }

    synchronized long bytes() {
        return bytes;
    }

    synchronized int open() {
        return (int) uploads.values().stream().filter(it -> it.status.equals("pending")).count();
    }

    /** Removes what lies on the disk. */
    synchronized void forget() {
        try {
            for (var upload : uploads.values()) {
                end(upload, upload.status);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
