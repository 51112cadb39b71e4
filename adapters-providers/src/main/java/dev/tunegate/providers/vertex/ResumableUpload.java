package dev.tunegate.providers.vertex;

import dev.tunegate.domain.provider.ProviderFailure;
import dev.tunegate.domain.provider.ProviderFailure.Unavailable;
import dev.tunegate.domain.provider.ProviderFailure.Unclear;
import dev.tunegate.providers.http.HttpAnswer;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * Sends a stream part by part. After a broken connection or an error of the server it asks how much
 * has arrived, and goes on from there: at most one part is sent again, from memory, since what a
 * server has once said to have it keeps.
 */
final class ResumableUpload {

    private static final Logger LOG = LoggerFactory.getLogger(ResumableUpload.class);
    private static final int INCOMPLETE = 308;
    private static final int ALREADY_THERE = 412;
    private static final String FAILED = "The provider failed during an upload.";

    private final UploadSession session;
    private final PartBuffer part;
    private final UploadPatience patience;
    private final Ask ask;
    private final VertexClient client;

    ResumableUpload(
            VertexClient client,
            Ask ask,
            UploadSession session,
            PartBuffer part,
            UploadPatience patience) {
        this.client = client;
        this.ask = ask;
        this.session = session;
        this.part = part;
        this.patience = patience;
    }

    /**
     * Sends the stream to its end.
     *
     * @param beforeTheEnd looks at the last part before it is sent; nothing stands until then
     * @return the object's resource; empty if one of the name stood there before it could end
     */
    Optional<JsonNode> run(Consumer<PartBuffer> beforeTheEnd) throws IOException {
        while (true) {
            part.advance();
            if (part.isLast()) {
                beforeTheEnd.accept(part);
            }
            var end = sent();
            if (end.isPresent()) {
                return end.get().status() == ALREADY_THERE
                        ? Optional.empty()
                        : Optional.of(object(end.get()));
            }
        }
    }

    /** Sends one part, however often it takes; the last answer once the upload is over. */
    private Optional<HttpAnswer> sent() {
        long arrived = part.start();
        boolean asking = false;
        while (arrived < part.end() || part.isLast()) {
            var answer = answer(asking, arrived);
            if (answer.isEmpty()) {
                asking = true;
            } else if (answer.get().status() == INCOMPLETE) {
                arrived = progress(answer.get(), arrived, asking);
                asking = false;
            } else {
                return answer;
            }
        }
        return Optional.empty();
    }

    /** Empty if the server has to be asked what became of it. */
    private Optional<HttpAnswer> answer(boolean asking, long arrived) {
        try {
            var answer = asking ? session.ask(part) : session.send(part, arrived);
            if (answer.status() != 408 && answer.status() != 429 && answer.status() < 500) {
                return Optional.of(answer);
            }
            wait(null);
        } catch (Unavailable | Unclear broken) {
            wait(broken);
        }
        return Optional.empty();
    }

    private long progress(HttpAnswer answer, long before, boolean asking) {
        long arrived = UploadSession.arrived(answer);
        if (arrived < part.start() || arrived > part.end()) {
            throw new Unavailable("The provider has lost a part of an upload.", null, null);
        }
        if (asking) {
            LOG.info("an upload goes on at byte {} of {} sent", arrived, part.end());
        }
        if (arrived > before) {
            patience.renew();
        } else {
            wait(null);
        }
        return arrived;
    }

    private void wait(@Nullable ProviderFailure failure) {
        if (!patience.holds()) {
            throw part.isLast()
                    ? new Unclear(FAILED, failure)
                    : new Unavailable(FAILED, null, failure);
        }
    }

    private JsonNode object(HttpAnswer answer) {
        if (answer.isSuccess()) {
            return VertexClient.json(answer)
                    .orElseThrow(() -> new Unclear("The provider's answer is unreadable.", null));
        }
        if (answer.status() == 404 || answer.status() == 410) {
            throw new Unavailable("The provider has forgotten an upload.", null, null);
        }
        throw client.refused(ask, answer);
    }
}
