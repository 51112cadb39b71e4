package dev.tunegate.providers.vertex.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;

/**
 * A loopback server that speaks as Google does: Cloud Storage's JSON API, Vertex AI's tuning jobs
 * and Gemini, and the token server of one service account. Bodies are kept on disk. It refuses
 * requests with unknown members, moves jobs on command, by the clock or whenever they are looked
 * at, and misbehaves on command; the same commands can be given over HTTP under {@code /_control}.
 */
public final class VertexWireServer implements AutoCloseable {

    public static final String PROJECT = "wire-project";
    public static final String LOCATION = "us-central1";
    public static final String BUCKET = "wire-bucket";

    /** The label by which the adapter marks its jobs. */
    public static final String MARKER = "tunegate_job";

    /** What Google calls the project in the names of resources. */
    static final String NUMBER = "123456789012";

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;
    private final GoogleApi api;

    private VertexWireServer(int port, Clock clock) throws IOException {
        this.api = new GoogleApi(clock);
        this.server =
                HttpServer.create(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 100);
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    /** Starts a server on a free port. */
    public static VertexWireServer start() {
        return start(0, Clock.systemUTC());
    }

    /**
     * @param port 0 for a free one
     * @param clock what jobs and objects are dated with
     */
    public static VertexWireServer start(int port, Clock clock) {
        try {
            return new VertexWireServer(port, clock);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void serve(HttpExchange exchange) throws IOException {
        new WireExchange(exchange, api).run();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** The address to configure as {@code vertex_endpoint} and as {@code gcs_endpoint}. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + port());
    }

    /** A service account's key file, to configure as {@code vertex_credentials}. */
    public String credentials() {
        return api.account.json(address() + TokenApi.PATH);
    }

    /** All words of an account here but its credential, to configure. */
    public Map<String, String> settings() {
        return settings(address());
    }

    static Map<String, String> settings(URI address) {
        return Map.of(
                "vertex_project", PROJECT,
                "vertex_location", LOCATION,
                "gcs_bucket_name", BUCKET,
                "vertex_endpoint", address.toString(),
                "gcs_endpoint", address.toString());
    }

    /** Errs at the next request of that kind; several faults for one kind are taken in order. */
    public void misbehave(Misbehaviour fault) {
        api.misbehave(fault);
    }

    /** Sets a habit by its name, as the control page does; 1 and 0 are yes and no. */
    public void habit(String name, long value) {
        api.habits.set(name, value);
    }

    /** Puts a job into another state, with all that belongs to it. */
    public void move(String job, String state) {
        api.jobs.move(job, state);
    }

    /** Gives a job members besides those that its state gives it. */
    public void enrich(String job, JsonNode members) {
        api.jobs.find(job).orElseThrow().enrich(members);
    }

    /** The last parts of the names of all jobs, the newest first. */
    public List<String> jobs() {
        return api.jobs.all().stream().map(WireTuningJob::id).toList();
    }

    /** A job as the server tells of it. */
    public JsonNode job(String id) {
        return api.jobs.find(id).orElseThrow().json();
    }

    /** How many jobs carry each marker; those without one are counted under the empty word. */
    public Map<String, Long> jobsByMarker() {
        return api.jobs.byLabel(MARKER);
    }

    /** The next answer of Gemini, piece by piece. */
    public void say(List<JsonNode> pieces) {
        api.gemini.say(pieces);
    }

    /** What Gemini was asked. */
    public List<JsonNode> questions() {
        return api.gemini.questions();
    }

    /** The names of all objects, as {@code gs://bucket/name}. */
    public List<String> objects() {
        return api.buckets.all().stream()
                .map(it -> "gs://" + it.bucket() + "/" + it.name())
                .toList();
    }

    /** An object's resource. */
    public Optional<JsonNode> object(String name) {
        return find(name).map(StoredObject::json);
    }

    /** An object's bytes. */
    public Optional<InputStream> open(String name) {
        return find(name)
                .map(
                        it -> {
                            try {
                                return it.content().open(0);
                            } catch (IOException e) {
                                throw new UncheckedIOException(e);
                            }
                        });
    }

    private Optional<StoredObject> find(String name) {
        return api.buckets.all().stream()
                .filter(it -> name.equals("gs://" + it.bucket() + "/" + it.name()))
                .findFirst();
    }

    /** How many bytes of parts have come in, those that had to be sent again included. */
    public long bytesReceived() {
        return api.buckets.received();
    }

    /** How many uploads were begun and neither ended nor given up. */
    public int openUploads() {
        return api.buckets.uploads();
    }

    /** How many tokens were given. */
    public int tokensGiven() {
        return api.tokens.given();
    }

    /** Forgets all tokens, as if they had been revoked. */
    public void revokeTokens() {
        api.tokens.revoke();
    }

    /** The endpoints and models that were deleted. */
    public List<String> removed() {
        return api.models.removed();
    }

    /** Every request, in the order they were answered. */
    public List<Seen> requests() {
        return api.seen();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        api.close();
    }
}
