package dev.tunegate.providers.vertex.server;

import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Objects: read, listed, removed (Cloud Storage JSON API v1, seen 2026-11-21). */
final class StorageApi {

    private static final Pattern OBJECTS = Pattern.compile("(?:/download)?/storage/v1/b/([^/]+)/o");
    private static final Pattern OBJECT =
            Pattern.compile("(?:/download)?/storage/v1/b/([^/]+)/o/([^/]+)");
    private static final Pattern RANGE = Pattern.compile("bytes=([0-9]+)-([0-9]*)");

    private final Buckets buckets;
    private final UploadApi uploads;

    StorageApi(Buckets buckets, Habits habits) {
        this.buckets = buckets;
        this.uploads = new UploadApi(buckets, habits);
    }

    UploadApi uploads() {
        return uploads;
    }

    static boolean concerns(String path) {
        return path.startsWith("/upload/storage/")
                || path.startsWith("/storage/")
                || path.startsWith("/download/storage/");
    }

    WireReply handle(WireRequest request) throws IOException {
        if (request.path().startsWith("/upload/")) {
            return uploads.handle(request);
        }
        var list = OBJECTS.matcher(request.path());
        if (list.matches() && request.method().equals("GET")) {
            return list(WireRequest.decoded(list.group(1)), request);
        }
        var one = OBJECT.matcher(request.path());
        return one.matches()
                ? object(
                        WireRequest.decoded(one.group(1)),
                        WireRequest.decoded(one.group(2)),
                        request)
                : noSuch("Not Found");
    }

    private WireReply object(String bucket, String name, WireRequest request) throws IOException {
        var object = buckets.find(bucket, name);
        if (object.isEmpty()) {
            return noSuch("No such object: " + bucket + "/" + name);
        }
        if (!matches(object, request)) {
            return conditionNotMet();
        }
        return switch (request.method()) {
            case "DELETE" -> {
                buckets.remove(bucket, name);
                yield WireReply.empty(204);
            }
            case "GET" ->
                    request.asked("alt").equals("media")
                            ? media(object.get(), request.header("range"))
                            : WireReply.json(object.get().json());
            default -> WireReply.error(405, "METHOD_NOT_ALLOWED", "Not allowed.");
        };
    }

    static boolean matches(Optional<StoredObject> object, WireRequest request) {
        var wanted = request.asked("ifGenerationMatch");
        long generation = object.map(StoredObject::generation).orElse(0L);
        return wanted.isEmpty() || Long.parseLong(wanted) == generation;
    }

    static WireReply conditionNotMet() {
        return WireReply.error(
                412,
                "conditionNotMet",
                "At least one of the pre-conditions you specified did not hold.");
    }

    private static WireReply media(StoredObject object, String range) {
        long bytes = object.content().bytes();
        var asked = RANGE.matcher(range);
        long from = asked.matches() ? Long.parseLong(asked.group(1)) : 0;
        if (asked.matches() && from >= bytes) {
            return WireReply.error(416, "OUT_OF_RANGE", "Requested range not satisfiable");
        }
        long to =
                asked.matches() && !asked.group(2).isEmpty()
                        ? Math.min(bytes, Long.parseLong(asked.group(2)) + 1)
                        : bytes;
        var reply =
                WireReply.bytes(
                                asked.matches() ? 206 : 200,
                                "application/octet-stream",
                                to - from,
                                () -> object.content().open(from))
                        .and("x-goog-generation", Long.toString(object.generation()))
                        .and("x-goog-metageneration", "1")
                        .and("x-goog-storage-class", "STANDARD")
                        .and("x-goog-stored-content-length", Long.toString(bytes))
                        .and(
                                "x-goog-hash",
                                "crc32c="
                                        + object.content().crc32c()
                                        + ",md5="
                                        + object.content().md5());
        return asked.matches()
                ? reply.and("content-range", "bytes " + from + "-" + (to - 1) + "/" + bytes)
                : reply;
    }

    private WireReply list(String bucket, WireRequest request) {
        var all = buckets.list(bucket, request.asked("prefix"));
        var after = request.asked("pageToken");
        var most = request.asked("maxResults");
        int limit = most.isEmpty() ? 1000 : Integer.parseInt(most);
        var rest = all.stream().filter(it -> it.name().compareTo(after) > 0).toList();
        var body = JsonMapper.shared().createObjectNode().put("kind", "storage#objects");
        if (rest.size() > limit) {
            body.put("nextPageToken", rest.get(limit - 1).name());
        }
        if (!rest.isEmpty()) {
            var items = body.putArray("items");
            rest.stream().limit(limit).map(StoredObject::json).forEach(items::add);
        }
        return WireReply.json(body);
    }

    /** Cloud Storage's errors have {@code errors} where others have {@code status}. */
    private static WireReply noSuch(String message) {
        ObjectNode body = JsonMapper.shared().createObjectNode();
        var error = body.putObject("error").put("code", 404).put("message", message);
        error.putArray("errors")
                .addObject()
                .put("message", message)
                .put("domain", "global")
                .put("reason", "notFound");
        return WireReply.json(404, body);
    }
}
