package dev.tunegate.providers.openaiwire;

import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.file.FileStore.Outgoing;
import dev.tunegate.domain.provider.ProviderFailure;
import dev.tunegate.domain.provider.ProviderFailure.Unavailable;
import dev.tunegate.providers.http.Effect;
import dev.tunegate.providers.http.HttpCall.Body;
import dev.tunegate.providers.openaiwire.Dialect.Parts;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Sends a large file in parts, one after the other: a part that is lost is sent again, and only
 * that part. Nothing stands at the host before the last call, so whatever fails before it may be
 * begun anew.
 */
final class WireUploads {

    private static final Logger LOG = LoggerFactory.getLogger(WireUploads.class);
    private static final String PATH = "/uploads";

    /** How often one part is sent at most. */
    private static final int TRIES = 3;

    private final WireClient client;

    WireUploads(WireClient client) {
        this.client = client;
    }

    /** The {@code file} that comes out. */
    JsonNode send(ModelDeployment at, Outgoing file, String name, Parts parts) {
        var upload = PATH + "/" + Address.segment(begun(at, file, name));
        var ids = new ArrayList<String>();
        try (var source = new PartSource(file.open())) {
            for (long sent = 0; sent < file.bytes(); sent += parts.each()) {
                long length = Math.min(parts.each(), file.bytes() - sent);
                ids.add(part(at, upload, source, length));
            }
            return completed(at, upload, ids, source.md5OfArrived(), file);
        } catch (ProviderFailure.Unclear unclear) {
            throw unclear;
        } catch (RuntimeException failed) {
            cancel(at, upload);
            throw failed;
        }
    }

    private String begun(ModelDeployment at, Outgoing file, String name) {
        var body = JsonNodeFactory.instance.objectNode();
        body.put("purpose", file.purpose().word());
        body.put("filename", name);
        body.put("bytes", file.bytes());
        body.put("mime_type", "text/jsonl");
        var text = WireFileStore.text(at, file);
        return id(client.resend(at, PATH, Body.json(body.toString()), text));
    }

    private String part(ModelDeployment at, String upload, PartSource source, long length) {
        for (int tries = 1; ; tries++) {
            try {
                var body = FileForm.ofPart(length, () -> source.part(length));
                var answer = client.resend(at, upload + "/parts", body, WireClient.text(at));
                source.arrived(length);
                return id(answer);
            } catch (Unavailable lost) {
                source.lost();
                if (tries == TRIES || lost.retryAfter().isPresent()) {
                    throw lost;
                }
                LOG.info("A part of {} bytes was lost on its way and is sent again", length);
            }
        }
    }

    /** Hosts put the parts together before they answer, which takes its time. */
    private JsonNode completed(
            ModelDeployment at, String upload, List<String> ids, String md5, Outgoing file) {
        var body = JsonNodeFactory.instance.objectNode();
        ids.forEach(body.putArray("part_ids")::add);
        body.put("md5", md5);
        var text = WireFileStore.text(at, file);
        var answer = client.upload(at, upload + "/complete", Body.json(body.toString()), text);
        return answer.path("file");
    }

    /** The host would forget the parts by itself, hours later. */
    private void cancel(ModelDeployment at, String upload) {
        try {
            var _ = client.act(at, upload + "/cancel");
        } catch (ProviderFailure failure) {
            LOG.info("An upload that failed could not be cancelled: {}", failure.reason());
        }
    }

    private String id(JsonNode answer) {
        return Lenient.text(answer, "id")
                .orElseThrow(() -> client.unreadable(Effect.REPEATABLE, null));
    }
}
