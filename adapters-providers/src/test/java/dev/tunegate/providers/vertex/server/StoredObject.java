package dev.tunegate.providers.vertex.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An object of a bucket; its bytes are on disk. */
record StoredObject(
        String bucket, String name, long generation, Content content, JsonNode given, Instant at) {

    /** What it holds. */
    record Content(Path file, long bytes, String md5, String crc32c) {

        InputStream open(long from) throws IOException {
            var in = Files.newInputStream(file);
            in.skipNBytes(from);
            return in;
        }
    }

    /** The resource, as Cloud Storage describes it. */
    ObjectNode json() {
        var node = JsonMapper.shared().createObjectNode();
        node.put("kind", "storage#object");
        node.put("id", bucket + "/" + name + "/" + generation);
        node.put("name", name);
        node.put("bucket", bucket);
        node.put("generation", Long.toString(generation));
        node.put("metageneration", "1");
        node.put("contentType", given.path("contentType").asString("application/octet-stream"));
        node.put("timeCreated", at.toString());
        node.put("updated", at.toString());
        node.put("storageClass", "STANDARD");
        node.put("size", Long.toString(content.bytes()));
        node.put("md5Hash", content.md5());
        node.put("crc32c", content.crc32c());
        node.put("etag", "CJ" + generation);
        if (given.path("metadata").isObject()) {
            node.set("metadata", given.path("metadata"));
        }
        return node;
    }
}
