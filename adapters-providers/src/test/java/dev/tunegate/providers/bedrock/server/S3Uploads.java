package dev.tunegate.providers.bedrock.server;

import dev.tunegate.providers.bedrock.server.S3Disk.Entry;
import dev.tunegate.providers.bedrock.server.S3Disk.Upload;
import java.io.IOException;
import java.util.ArrayList;

/** Uploads in parts. */
final class S3Uploads {

    private static final long SMALLEST_PART = 5 << 20;

    private final S3Disk disk;
    private final String bucket;

    S3Uploads(S3Disk disk, String bucket) {
        this.disk = disk;
        this.bucket = bucket;
    }

    WireAnswer handle(WireCall call, String key) throws IOException {
        if (call.query().containsKey("uploads")) {
            var upload = disk.begin(key, call.header("content-type"));
            return WireAnswer.xml(
                    "<InitiateMultipartUploadResult>"
                            + named(key)
                            + Xml.tag("UploadId", upload.id())
                            + "</InitiateMultipartUploadResult>");
        }
        var upload = disk.upload(call.query().getOrDefault("uploadId", ""));
        if (upload.isEmpty() || !upload.get().key().equals(key)) {
            return WireAnswer.s3Error(404, "NoSuchUpload", "The upload does not exist.");
        }
        return switch (call.method()) {
            case "PUT" -> part(call, upload.get());
            case "GET" -> list(upload.get());
            case "POST" -> complete(call, upload.get());
            case "DELETE" -> {
                disk.end(upload.get().id());
                yield WireAnswer.empty(204);
            }
            default -> WireAnswer.s3Error(405, "MethodNotAllowed", "Not allowed");
        };
    }

    private String named(String key) {
        return Xml.tag("Bucket", bucket) + Xml.tag("Key", key);
    }

    private WireAnswer part(WireCall call, Upload upload) throws IOException {
        int number = Integer.parseInt(call.query().getOrDefault("partNumber", "0"));
        if (number < 1 || number > 10_000) {
            return WireAnswer.s3Error(400, "InvalidArgument", "Part number must be 1 to 10000");
        }
        var entry = disk.written(call.content(), "");
        if (!isWhole(call, entry)) {
            return badDigest();
        }
        synchronized (upload) {
            upload.parts().put(number, entry);
        }
        return WireAnswer.empty(200)
                .with("ETag", entry.tag())
                .with("x-amz-checksum-crc32", entry.crc32());
    }

    /** Whether the content has the checksum that came with it, before it or behind it. */
    static boolean isWhole(WireCall call, Entry entry) throws IOException {
        var name = "x-amz-checksum-crc32";
        var behind =
                call.content() instanceof SignedChunks chunks
                        ? chunks.trailers().getOrDefault(name, "")
                        : "";
        var said = behind.isEmpty() ? call.header(name) : behind;
        var hash = call.header("x-amz-content-sha256");
        return (said.isEmpty() || said.equals(entry.crc32()))
                && (!hash.matches("[0-9a-f]{64}") || hash.equals(entry.sha256()));
    }

    static WireAnswer badDigest() {
        return WireAnswer.s3Error(400, "BadDigest", "The checksum did not match.");
    }

    private WireAnswer list(Upload upload) {
        var parts = new StringBuilder("<ListPartsResult>" + named(upload.key()));
        parts.append(Xml.tag("UploadId", upload.id())).append(Xml.tag("IsTruncated", false));
        synchronized (upload) {
            upload.parts()
                    .forEach(
                            (number, it) ->
                                    parts.append("<Part>")
                                            .append(Xml.tag("PartNumber", number))
                                            .append(Xml.tag("ETag", it.tag()))
                                            .append(Xml.tag("Size", it.bytes()))
                                            .append(Xml.tag("ChecksumCRC32", it.crc32()))
                                            .append(Xml.tag("LastModified", it.modified()))
                                            .append("</Part>"));
        }
        return WireAnswer.xml(parts + "</ListPartsResult>");
    }

    private WireAnswer complete(WireCall call, Upload upload) throws IOException {
        var parts = new ArrayList<Entry>();
        for (var part : Xml.elements(call.content().readAllBytes(), "Part")) {
            var entry = upload.parts().get(Integer.parseInt(Xml.child(part, "PartNumber")));
            var tag = Xml.child(part, "ETag").replace("\"", "");
            if (entry == null || !entry.md5().equals(tag)) {
                return WireAnswer.s3Error(400, "InvalidPart", "A part could not be found.");
            }
            parts.add(entry);
        }
        if (parts.isEmpty()) {
            return WireAnswer.s3Error(400, "MalformedXML", "The XML was not well-formed");
        }
        if (parts.subList(0, parts.size() - 1).stream()
                .anyMatch(it -> it.bytes() < SMALLEST_PART)) {
            return WireAnswer.s3Error(
                    400, "EntityTooSmall", "Your proposed upload is smaller than the minimum");
        }
        var entry = disk.complete(upload, parts);
        return WireAnswer.xml(
                "<CompleteMultipartUploadResult>"
                        + named(upload.key())
                        + Xml.tag("ETag", entry.tag())
                        + "</CompleteMultipartUploadResult>");
    }
}
