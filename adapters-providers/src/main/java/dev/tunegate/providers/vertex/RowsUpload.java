package dev.tunegate.providers.vertex;

import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.file.FileStore.Outgoing;
import dev.tunegate.domain.provider.ProviderFailure.Rejected;
import dev.tunegate.domain.provider.ProviderFailure.Unavailable;
import dev.tunegate.domain.provider.ProviderFailure.Unclear;
import dev.tunegate.providers.http.Effect;
import dev.tunegate.providers.http.HttpCall.Body;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes a file's rows into the bucket, and makes sure that every one has arrived. */
final class RowsUpload {

    /** A multiple of 256 KiB, as Cloud Storage asks for. */
    static final int PART = 8 << 20;

    private static final String FILE = "tunegate_file";
    private static final String SHA256 = "tunegate_sha256";
    private static final int ALREADY_THERE = 412;
    private static final Map<String, String> JSON_LINES =
            Map.of("X-Upload-Content-Type", "application/jsonl");

    private final VertexClient client;
    private final CloudStorage storage;
    private final Pause pause;

    RowsUpload(VertexClient client, CloudStorage storage, Pause pause) {
        this.client = client;
        this.storage = storage;
        this.pause = pause;
    }

    /** Writes the rows under the name; an object of the same file that stands there stays. */
    void write(ModelDeployment at, ObjectName name, Outgoing file, InputStream rows)
            throws IOException {
        var text = VertexText.of(at).and(file.id().value(), file.id().value());
        var address = VertexSite.of(at.connection()).upload(name, "resumable");
        var ask = new Ask(at, address, Concern.FILES, text);
        var answer = client.sent(ask, JSON_LINES, metadata(file));
        if (answer.status() == ALREADY_THERE) {
            requireSame(at, name, file);
            return;
        }
        if (!answer.isSuccess()) {
            throw client.refused(ask, answer);
        }
        var session = session(ask, answer.header("location").orElse(""));
        var part = new PartBuffer(rows, PART);
        var upload = new ResumableUpload(client, ask, session, part, new UploadPatience(pause));
        run(upload, session, it -> requireAllRows(it, file))
                .ifPresentOrElse(
                        it -> check(at, name, part, it), () -> requireSame(at, name, file));
    }

    /** The resource; empty if another attempt was faster, so that an object stands already. */
    private static Optional<JsonNode> run(
            ResumableUpload upload, UploadSession session, Consumer<PartBuffer> beforeTheEnd)
            throws IOException {
        try {
            return upload.run(beforeTheEnd);
        } catch (Unclear unclear) {
            throw unclear;
        } catch (RuntimeException | IOException failed) {
            session.abort();
            throw failed;
        }
    }

    private static Body metadata(Outgoing file) {
        ObjectNode body = JsonMapper.shared().createObjectNode();
        body.put("contentType", "application/jsonl");
        body.putObject("metadata")
                .put(FILE, file.id().value())
                .put(SHA256, file.content().sha256());
        return Body.json(JsonMapper.shared().writeValueAsString(body));
    }

    /** Parts of a file go nowhere but to where it was announced. */
    private UploadSession session(Ask ask, String location) {
        try {
            var address = URI.create(location);
            if (origin(address).equals(origin(ask.address()))) {
                return new UploadSession(client.http(), address);
            }
        } catch (IllegalArgumentException _) {
            // Told below.
        }
        throw client.unreadable(Effect.REPEATABLE, null);
    }

    private static String origin(URI address) {
        return address.getScheme() + "://" + address.getRawAuthority();
    }

    private static void requireAllRows(PartBuffer part, Outgoing file) {
        if (part.lines() != file.content().rows()) {
            throw new Rejected(
                    400,
                    "file",
                    "rows_lost",
                    "The file has "
                            + file.content().rows()
                            + " rows, but "
                            + part.lines()
                            + " in the provider's format; nothing was stored.");
        }
    }

    /** An answer that was asked for again may say no more than that the object stands. */
    private void check(ModelDeployment at, ObjectName name, PartBuffer part, JsonNode answer) {
        var object = answer.has("crc32c") ? answer : storage.find(at, name).orElse(answer);
        boolean whole =
                Lenient.whole(object, "size").filter(it -> it == part.end()).isPresent()
                        && Lenient.text(object, "crc32c").filter(part.crc32c()::equals).isPresent();
        if (!whole) {
            storage.remove(at, name);
            throw new Unavailable(
                    "The provider has not kept an upload as it was sent.", null, null);
        }
    }

    /** Another attempt at the same file, whose answer was lost, has written it. */
    private void requireSame(ModelDeployment at, ObjectName name, Outgoing file) {
        var marks = storage.find(at, name).map(it -> it.path("metadata"));
        boolean same =
                marks.flatMap(it -> Lenient.text(it, SHA256))
                        .filter(file.content().sha256()::equals)
                        .isPresent();
        if (!same) {
            throw new Rejected(
                    409,
                    "file",
                    null,
                    "The bucket holds another object in the place of this file.");
        }
    }
}
