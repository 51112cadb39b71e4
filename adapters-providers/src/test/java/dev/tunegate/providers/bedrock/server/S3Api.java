package dev.tunegate.providers.bedrock.server;

import dev.tunegate.providers.bedrock.server.S3Disk.Entry;
import dev.tunegate.providers.bedrock.server.WireAnswer.Content;
import java.io.IOException;
import java.util.Map;

/** As much of S3's REST API as training needs, path style, one bucket. */
final class S3Api {

    private final S3Disk disk;
    private final S3Uploads uploads;
    private final S3Lists lists;
    private final String bucket;
    private final String owner;

    S3Api(S3Disk disk, String bucket, String owner) {
        this.disk = disk;
        this.bucket = bucket;
        this.owner = owner;
        this.uploads = new S3Uploads(disk, bucket);
        this.lists = new S3Lists(disk, bucket);
    }

    WireAnswer handle(WireCall call) throws IOException {
        var named = call.segmentAfter("/");
        var answer = named.equals(bucket) ? ofBucket(call) : noBucket();
        boolean isHead = call.method().equals("HEAD") && answer.status() >= 400;
        return isHead ? WireAnswer.empty(answer.status()) : answer;
    }

    private static WireAnswer noBucket() {
        return WireAnswer.s3Error(404, "NoSuchBucket", "The specified bucket does not exist");
    }

    private WireAnswer ofBucket(WireCall call) throws IOException {
        var expected = call.header("x-amz-expected-bucket-owner");
        if (!expected.isEmpty() && !expected.equals(owner)) {
            return WireAnswer.s3Error(403, "AccessDenied", "Access Denied");
        }
        var path = WireCall.decoded(call.path());
        int start = bucket.length() + 2;
        if (path.length() <= start) {
            return call.method().equals("POST") ? lists.delete(call) : lists.list(call);
        }
        var key = path.substring(start);
        return call.query().containsKey("uploads") || call.query().containsKey("uploadId")
                ? uploads.handle(call, key)
                : object(call, key);
    }

    private WireAnswer object(WireCall call, String key) throws IOException {
        return switch (call.method()) {
            case "PUT" -> put(call, key);
            case "GET" -> disk.find(key).map(it -> get(it, call.header("range"))).orElse(noKey());
            case "HEAD" -> disk.find(key).map(S3Api::head).orElse(noKey());
            case "DELETE" -> {
                disk.remove(key);
                yield WireAnswer.empty(204);
            }
            default -> WireAnswer.s3Error(405, "MethodNotAllowed", "Not allowed");
        };
    }

    private static WireAnswer noKey() {
        return WireAnswer.s3Error(404, "NoSuchKey", "The specified key does not exist.");
    }

    private WireAnswer put(WireCall call, String key) throws IOException {
        var entry = disk.written(call.content(), call.header("content-type"));
        if (!S3Uploads.isWhole(call, entry)) {
            return S3Uploads.badDigest();
        }
        disk.put(key, entry);
        return WireAnswer.empty(200)
                .with("ETag", entry.tag())
                .with("x-amz-checksum-crc32", entry.crc32());
    }

    private static WireAnswer head(Entry entry) {
        return described(entry, 200, entry.bytes(), new Content.OfObject(entry, 0, entry.bytes()));
    }

    private static WireAnswer get(Entry entry, String range) {
        if (!range.matches("bytes=[0-9]+-[0-9]*")) {
            return head(entry);
        }
        var ends = range.substring("bytes=".length()).split("-", -1);
        long from = Long.parseLong(ends[0]);
        long to = ends[1].isEmpty() ? entry.bytes() - 1 : Long.parseLong(ends[1]);
        long length = Math.min(to, entry.bytes() - 1) - from + 1;
        if (length <= 0) {
            return WireAnswer.s3Error(416, "InvalidRange", "Not satisfiable");
        }
        return described(entry, 206, length, new Content.OfObject(entry, from, length))
                .with(
                        "Content-Range",
                        "bytes " + from + "-" + (from + length - 1) + "/" + entry.bytes());
    }

    private static WireAnswer described(Entry entry, int status, long length, Content content) {
        var answer =
                new WireAnswer(status, Map.of(), content)
                        .with("ETag", entry.tag())
                        .with("Content-Type", entry.type())
                        .with("Accept-Ranges", "bytes")
                        .with("Last-Modified", HttpDate.of(entry.modified()));
        boolean whole = status == 200 && length == entry.bytes() && !entry.crc32().isEmpty();
        return whole ? answer.with("x-amz-checksum-crc32", entry.crc32()) : answer;
    }
}
