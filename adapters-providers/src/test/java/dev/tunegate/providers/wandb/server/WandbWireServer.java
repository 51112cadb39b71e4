package dev.tunegate.providers.wandb.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A loopback server that speaks as Weights & Biases does: GraphQL for runs, and streams of numbered
 * lines for their files. It answers everything that W&B's own client 0.30.0 asks of a run (tried by
 * hand with that client on 2026-11-21), and fails on command.
 */
public final class WandbWireServer implements AutoCloseable {

    /** The only key that opens it. */
    public static final String KEY = "0123456789abcdef0123456789abcdef01234567";

    /** Who owns runs that name nobody. */
    public static final String USUAL_ENTITY = "wire-entity";

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern STREAM =
            Pattern.compile("/files/([^/]+)/([^/]+)/([^/]+)/file_stream");

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, WireRun> runs = new ConcurrentHashMap<>();
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private final AtomicInteger faults = new AtomicInteger();
    private final HttpServer server;
    private volatile int fault = 500;

    private WandbWireServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    /** Starts a server on a free port. */
    public static WandbWireServer start() {
        try {
            return new WandbWireServer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The address to configure. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The next requests are answered with this status, after they have been carried out. */
    public void failNext(int requests, int status) {
        fault = status;
        faults.set(requests);
    }

    public Optional<WireRun> run(String name) {
        return Optional.ofNullable(runs.get(name));
    }

    /** The bodies of all requests, the oldest first. */
    public List<String> bodies() {
        return List.copyOf(bodies);
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            bodies.add(body);
            if (!isKnown(exchange.getRequestHeaders().getFirst("Authorization"))) {
                answer(exchange, 401, "{\"error\":\"invalid api key\"}");
                return;
            }
            var answered = JSON.writeValueAsString(answered(exchange, body));
            boolean fails = faults.getAndUpdate(it -> Math.max(0, it - 1)) > 0;
            answer(exchange, fails ? fault : 200, fails ? "{\"error\":\"away\"}" : answered);
        }
    }

    private static boolean isKnown(@Nullable String header) {
        var expected =
                Base64.getEncoder()
                        .encodeToString(("api:" + KEY).getBytes(StandardCharsets.UTF_8));
        return ("Basic " + expected).equals(header);
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private ObjectNode answered(HttpExchange exchange, String body) {
        var stream = STREAM.matcher(exchange.getRequestURI().getPath());
        var json = JSON.readTree(body);
        if (stream.matches()) {
            var run = Optional.ofNullable(runs.get(stream.group(3))).orElseThrow();
            run.take(json);
            return JSON.createObjectNode();
        }
        var answer = JSON.createObjectNode();
        var query = json.path("query").asString("");
        if (query.contains("upsertBucket")) {
            upsert(json.path("variables"), answer.putObject("data").putObject("upsertBucket"));
        } else if (query.contains("createRunFiles")) {
            var files = answer.putObject("data").putObject("createRunFiles");
            files.put("runID", "run");
            files.putArray("uploadHeaders");
            files.putArray("files");
        } else {
            viewer(answer.putObject("data"));
        }
        return answer;
    }

    private static void viewer(ObjectNode data) {
        var viewer = data.putObject("viewer");
        viewer.put("id", "viewer").put("entity", USUAL_ENTITY).put("username", USUAL_ENTITY);
        viewer.put("email", "wire@example.com").put("flags", "{}");
        viewer.putObject("teams").putArray("edges");
        data.putObject("serverInfo").putArray("features");
    }

    private void upsert(JsonNode variables, ObjectNode answer) {
        var name = variables.path("name").asString("");
        var entity = variables.path("entity").asString("");
        boolean isNew = !runs.containsKey(name);
        var run =
                runs.computeIfAbsent(
                        name,
                        _ ->
                                new WireRun(
                                        entity.isEmpty() ? USUAL_ENTITY : entity,
                                        variables.path("project").asString("")));
        run.describe(variables);
        var bucket = answer.putObject("bucket");
        bucket.put("id", "bucket-" + name).put("name", name);
        bucket.put("displayName", variables.path("displayName").asString(""));
        bucket.putNull("description").put("config", "{}").putNull("sweepName");
        bucket.put("historyLineCount", run.history().size());
        var project = bucket.putObject("project");
        project.put("id", "project").put("name", run.project());
        project.putObject("entity").put("id", "entity").put("name", run.entity());
        answer.put("inserted", isNew);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
