package dev.tunegate.providers.vertex.server;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Uploads of all three kinds: plain, with their metadata in one form, and in parts. */
final class UploadApi {

    private static final Pattern PATH = Pattern.compile("/upload/storage/v1/b/([^/]+)/o");
    private static final Pattern CONTENT_RANGE =
            Pattern.compile("bytes (?:([0-9]+)-([0-9]+)|\\*)/([0-9]+|\\*)");

    private final Buckets buckets;
    private final Habits habits;

    UploadApi(Buckets buckets, Habits habits) {
        this.buckets = buckets;
        this.habits = habits;
    }

    WireReply handle(WireRequest request) throws IOException {
        var path = PATH.matcher(request.path());
        if (!path.matches()) {
            return WireReply.error(404, "NOT_FOUND", "Not Found");
        }
        if (!request.asked("upload_id").isEmpty()) {
            return part(request);
        }
        var bucket = WireRequest.decoded(path.group(1));
        return switch (request.asked("uploadType")) {
            case "media" -> media(bucket, request);
            case "multipart" -> multipart(bucket, request);
            case "resumable" -> begin(bucket, request);
            default -> WireReply.error(400, "INVALID_ARGUMENT", "Bad uploadType.");
        };
    }

    /** The address of a session is its right: whoever knows it may send. */
    boolean isSession(WireRequest request) {
        return request.path().startsWith("/upload/") && !request.asked("upload_id").isEmpty();
    }

    private WireReply media(String bucket, WireRequest request) throws IOException {
        if (!isFree(bucket, request.asked("name"), request)) {
            return StorageApi.conditionNotMet();
        }
        var given =
                JsonMapper.shared()
                        .createObjectNode()
                        .put("contentType", request.header("content-type"));
        var upload = buckets.begin(bucket, request.asked("name"), given);
        upload.take(request.body(), 0, true, OpenUpload.ALL);
        return WireReply.json(buckets.finish(upload, "").json());
    }

    private WireReply multipart(String bucket, WireRequest request) throws IOException {
        var boundary =
                request.header("content-type")
                        .replaceFirst("^.*boundary=\"?([^\";]+)\"?.*$", "--$1");
        var all = plain(request).readAllBytes();
        var text = new String(all, StandardCharsets.ISO_8859_1);
        int json = text.indexOf("\r\n\r\n") + 4;
        int jsonEnd = text.indexOf("\r\n" + boundary, json);
        int data = text.indexOf("\r\n\r\n", jsonEnd) + 4;
        int dataEnd = text.lastIndexOf("\r\n" + boundary + "--");
        var given =
                JsonMapper.shared()
                        .readTree(
                                text.substring(json, jsonEnd)
                                        .getBytes(StandardCharsets.ISO_8859_1));
        var name = given.path("name").asString(request.asked("name"));
        if (!isFree(bucket, name, request)) {
            return StorageApi.conditionNotMet();
        }
        var upload = buckets.begin(bucket, name, given);
        upload.take(new ByteArrayInputStream(all, data, dataEnd - data), 0, true, OpenUpload.ALL);
        return WireReply.json(buckets.finish(upload, "").json());
    }

    /** Google's client sends small objects compressed. */
    private static InputStream plain(WireRequest request) throws IOException {
        return request.header("content-encoding").equals("gzip")
                ? new GZIPInputStream(request.body())
                : request.body();
    }

    private boolean isFree(String bucket, String name, WireRequest request) {
        return StorageApi.matches(buckets.find(bucket, name), request);
    }

    private WireReply begin(String bucket, WireRequest request) throws IOException {
        var body = request.body().readAllBytes();
        JsonNode given =
                body.length == 0
                        ? JsonMapper.shared().createObjectNode()
                        : JsonMapper.shared().readTree(body);
        var name = given.path("name").asString(request.asked("name"));
        if (!isFree(bucket, name, request)) {
            return StorageApi.conditionNotMet();
        }
        var id = buckets.register(buckets.begin(bucket, name, given));
        var match = request.asked("ifGenerationMatch");
        var address =
                "http://"
                        + request.header("host")
                        + request.path()
                        + "?uploadType=resumable"
                        + (match.isEmpty() ? "" : "&ifGenerationMatch=" + match)
                        + "&upload_id="
                        + id;
        return WireReply.empty(200).and("location", address).and("x-guploader-uploadid", id);
    }

    private WireReply part(WireRequest request) throws IOException {
        var id = request.asked("upload_id");
        var upload = buckets.upload(id);
        if (buckets.finished(id).isPresent()) {
            return WireReply.json(buckets.finished(id).orElseThrow().json());
        }
        if (upload.isEmpty()) {
            return WireReply.error(404, "NOT_FOUND", "No such upload.");
        }
        if (request.method().equals("DELETE")) {
            buckets.forget(id);
            return WireReply.error(499, "CANCELLED", "Client Closed Request");
        }
        var range = CONTENT_RANGE.matcher(request.header("content-range"));
        if (!range.matches()) {
            upload.get().take(request.body(), 0, true, OpenUpload.ALL);
            return finished(upload.get(), id, request);
        }
        boolean known = !range.group(3).equals("*");
        if (range.group(1) != null) {
            long from = Long.parseLong(range.group(1));
            if (from > upload.get().arrived()) {
                return WireReply.error(400, "INVALID_ARGUMENT", "A part before this is missing.");
            }
            upload.get().take(request.body(), from, known, habits.keepsOfPart);
        }
        long total = known ? Long.parseLong(range.group(3)) : -1;
        return total == upload.get().arrived()
                ? finished(upload.get(), id, request)
                : incomplete(upload.get());
    }

    private WireReply finished(OpenUpload upload, String id, WireRequest request)
            throws IOException {
        if (!isFree(upload.bucket(), upload.name(), request)) {
            buckets.forget(id);
            return StorageApi.conditionNotMet();
        }
        var object = buckets.finish(upload, id).json();
        if (habits.damages) {
            object.put("crc32c", "AAAAAA==");
        }
        return WireReply.json(object);
    }

    private static WireReply incomplete(OpenUpload upload) {
        var reply = WireReply.empty(308);
        return upload.arrived() == 0
                ? reply
                : reply.and("range", "bytes=0-" + (upload.arrived() - 1));
    }
}
