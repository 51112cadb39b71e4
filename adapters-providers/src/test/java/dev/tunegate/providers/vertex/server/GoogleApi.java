package dev.tunegate.providers.vertex.server;

import dev.tunegate.providers.vertex.server.Misbehaviour.Fault;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Everything the server can be asked, what it was asked, and how it is to err. */
final class GoogleApi implements AutoCloseable {

    private static final JsonNode NONE = JsonMapper.shared().missingNode();
    private static final long MOST_JSON = 4 << 20;

    final Habits habits = new Habits();
    final ServiceAccount account = new ServiceAccount();
    final TokenApi tokens = new TokenApi(account);
    final Buckets buckets;
    final TuningJobs jobs;
    final ModelsApi models;
    final GenerateApi gemini;
    private final StorageApi storage;
    private final TuningApi tuning;
    private final WireControl control;
    private final List<Misbehaviour> faults = new ArrayList<>();
    private final List<Seen> seen = new ArrayList<>();

    GoogleApi(Clock clock) {
        this.buckets = new Buckets(clock);
        this.jobs = new TuningJobs(clock);
        this.models = new ModelsApi(jobs, habits);
        this.gemini = new GenerateApi(models);
        this.storage = new StorageApi(buckets, habits);
        this.tuning = new TuningApi(jobs, buckets, habits);
        this.control = new WireControl(this);
    }

    synchronized void misbehave(Misbehaviour fault) {
        faults.add(fault);
    }

    synchronized List<Seen> seen() {
        return List.copyOf(seen);
    }

    /** Takes the fault that is meant for a request. */
    synchronized @Nullable Fault received(WireRequest request) {
        for (var fault : faults) {
            if (fault.concerns(request)) {
                faults.remove(fault);
                note(request, NONE, 0, NONE);
                return fault.fault();
            }
        }
        return null;
    }

    private synchronized void note(
            WireRequest request, JsonNode asked, int status, JsonNode reply) {
        seen.add(new Seen(request.method(), request.path(), request.query(), asked, status, reply));
    }

    WireReply handle(WireRequest request) throws IOException {
        if (request.path().startsWith(WireControl.PATH)) {
            var command = new ByteArrayInputStream(request.body().readAllBytes());
            return control.handle(request.with(command));
        }
        if (!request.path().startsWith("/v1/")) {
            var reply = unseen(request);
            note(request, NONE, reply.status(), reply.json());
            return reply;
        }
        var body = request.body().readNBytes((int) MOST_JSON);
        var reply = vertex(request.with(new ByteArrayInputStream(body)));
        note(request, json(body), reply.status(), reply.json());
        return reply;
    }

    private static JsonNode json(byte[] body) {
        try {
            return body.length == 0 ? NONE : JsonMapper.shared().readTree(body);
        } catch (JacksonException _) {
            return NONE;
        }
    }

    private WireReply unseen(WireRequest request) throws IOException {
        if (TokenApi.concerns(request.path())) {
            return tokens.handle(request);
        }
        if (!StorageApi.concerns(request.path())) {
            return WireReply.error(404, "NOT_FOUND", "The path is unknown.");
        }
        return isLetIn(request) || storage.uploads().isSession(request)
                ? storage.handle(request)
                : notLetIn();
    }

    private WireReply vertex(WireRequest request) {
        if (!isLetIn(request)) {
            return notLetIn();
        }
        if (TuningApi.concerns(request.path())) {
            return tuning.handle(request);
        }
        if (GenerateApi.concerns(request.path())) {
            return gemini.handle(request);
        }
        return ModelsApi.concerns(request.path())
                ? models.handle(request)
                : WireReply.error(404, "NOT_FOUND", "The path is unknown.");
    }

    private boolean isLetIn(WireRequest request) {
        return tokens.isKnown(request.header("authorization"));
    }

    private static WireReply notLetIn() {
        return WireReply.error(
                401, "UNAUTHENTICATED", "Request had invalid authentication credentials.");
    }

    @Override
    public void close() {
        buckets.close();
    }
}
