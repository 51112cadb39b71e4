package dev.tunegate.providers.openaiwire.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A loopback server that speaks OpenAI's wire format: files, fine-tuning jobs, batches, chat,
 * models. It counts what it is asked, moves jobs on command or whenever they are looked at, and
 * misbehaves on command. The same commands can be given over HTTP under {@code /_control}, without
 * a key.
 */
public final class OpenAiWireServer implements AutoCloseable {

    /** The key that the server asks for unless it is told another one. */
    public static final String KEY = "sk-wire-0123456789";

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ServerSocket socket;
    private final Manner manner;
    private final WireApi api;

    private OpenAiWireServer(int port, String key, Clock clock, Manner manner) throws IOException {
        this.socket = new ServerSocket(port, 100, InetAddress.getLoopbackAddress());
        this.manner = manner;
        this.api = new WireApi(manner, key, clock);
        threads.execute(this::accept);
    }

    /** Starts a server on a free port. */
    public static OpenAiWireServer start() {
        return start(0, KEY, Clock.systemUTC());
    }

    /**
     * @param port 0 for a free one
     * @param clock what the server's answers are dated with
     */
    public static OpenAiWireServer start(int port, String key, Clock clock) {
        return start(port, key, clock, Manner.OPENAI);
    }

    /** Starts a server of another manner on a free port. */
    public static OpenAiWireServer start(Manner manner) {
        return start(0, KEY, Clock.systemUTC(), manner);
    }

    public static OpenAiWireServer start(int port, String key, Clock clock, Manner manner) {
        try {
            return new OpenAiWireServer(port, key, clock, manner);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return socket.getLocalPort();
    }

    /** The base address to configure. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + port() + manner.path());
    }

    /** Where the server stands, without any path. */
    public URI host() {
        return URI.create("http://127.0.0.1:" + port());
    }

    /** Sets a habit by its name on the control page, such as {@code processes_files_slowly}. */
    public void habit(String name, boolean value) {
        api.habits().set(name, value);
    }

    /** The bytes of parts that came in whole, those included that came twice. */
    public long partBytes() {
        return api.uploads().bytes();
    }

    /** Uploads in parts that are neither completed nor cancelled. */
    public int openUploads() {
        return api.uploads().open();
    }

    /** Errs at the next request of that kind; several faults for one kind are taken in order. */
    public void misbehave(Misbehaviour fault) {
        api.misbehave(fault);
    }

    /** Whether every look at a job or batch moves it one status on, up to success. */
    public void moveJobsWhenLookedAt(boolean moves) {
        api.habits().movesWhenLookedAt = moves;
    }

    /** Whether jobs show their metadata; hosts exist that forget it. */
    public void keepMetadata(boolean keeps) {
        api.habits().keepsMetadata = keeps;
    }

    /** Whether the list of jobs heeds the metadata that it is asked for. */
    public void filter(boolean filters) {
        api.habits().filters = filters;
    }

    /** Whether result files are served in Base64, as OpenAI has done. */
    public void encodeResults(boolean encodes) {
        api.habits().encodesResults = encodes;
    }

    /** Whether lists say if there is more. */
    public void sayHasMore(boolean says) {
        api.habits().saysHasMore = says;
    }

    /**
     * Puts a job into another status, with all that belongs to it.
     *
     * @param status the word on the wire, any word
     */
    public void move(String job, String status) {
        api.runs().move(api.runs().find(job).orElseThrow(), status, api.habits().results());
    }

    /** Puts a batch into another status; one that ends so writes its answers. */
    public void moveBatch(String batch, String status) {
        api.batches().move(batch, status);
    }

    /** How many batches carry each marker; those without one are counted under the empty word. */
    public Map<String, Long> batchesByMarker() {
        return api.batches().byMarker();
    }

    /** The server's ids of all jobs, the newest first. */
    public List<String> jobs() {
        return api.runs().all().stream().map(WireRun::id).toList();
    }

    /** How many jobs carry each marker; those without one are counted under the empty word. */
    public Map<String, Long> jobsByMarker() {
        return api.runs().byMarker();
    }

    /** The server's ids of all files, the newest first. */
    public List<String> files() {
        return api.files().all().stream().map(WireFiles.Entry::id).toList();
    }

    /** The hash of a file's content, as it came in: lower-case hex. */
    public Optional<String> sha256(String file) {
        return api.files().find(file).map(WireFiles.Entry::sha256);
    }

    /** A file's content, as long as it has at most 4 MiB. */
    public Optional<String> content(String file) {
        return api.files().find(file).map(WireFiles.Entry::content);
    }

    public List<String> deletedModels() {
        return api.deletedModels();
    }

    /** How many connections stand at this moment. */
    public int connections() {
        return open.size();
    }

    /** Every request, in the order they came. */
    public List<SeenRequest> requests() {
        return api.seen();
    }

    /** How many requests of this kind came, whatever became of them. */
    public long requests(String method, String path) {
        return api.seen().stream()
                .filter(it -> it.method().equals(method) && it.path().equals(path))
                .count();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                var connection = socket.accept();
                open.add(connection);
                threads.execute(() -> serve(connection));
            } catch (IOException e) {
                if (!socket.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void serve(Socket connection) {
        try {
            new WireConnection(connection, api).serve();
        } catch (IOException _) {
            // The client went away, which is its right.
        } finally {
            open.remove(connection);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
            for (var connection : open) {
                connection.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            threads.shutdownNow();
            api.uploads().forget();
        }
    }
}
