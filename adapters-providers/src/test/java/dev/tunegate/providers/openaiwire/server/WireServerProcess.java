package dev.tunegate.providers.openaiwire.server;

import dev.tunegate.providers.http.ServerProcess;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The server in a process of its own, which lives on while a gateway is killed and started. */
public final class WireServerProcess implements AutoCloseable {

    private final ServerProcess process;
    private final Manner manner;

    private WireServerProcess(ServerProcess process, Manner manner) {
        this.process = process;
        this.manner = manner;
    }

    /**
     * Starts the server with this JVM's Java and class path.
     *
     * @param folder where its port and its output are written
     */
    public static WireServerProcess start(Path folder) {
        return start(folder, Manner.OPENAI);
    }

    public static WireServerProcess start(Path folder, Manner manner) {
        var process =
                ServerProcess.start(
                        folder,
                        WireServerMain.class,
                        WireControl.PATH,
                        "0",
                        OpenAiWireServer.KEY,
                        manner.name());
        return new WireServerProcess(process, manner);
    }

    /** The base address to configure; the key is {@link OpenAiWireServer#KEY}. */
    public URI address() {
        return URI.create(process.address() + manner.path());
    }

    /** How many jobs carry each marker. */
    public Map<String, Long> jobsByMarker() {
        return process.jobsByMarker();
    }

    /**
     * Everything the server knows: {@code jobs_by_marker}, {@code jobs}, {@code files}, and {@code
     * requests} by method and path.
     */
    public JsonNode state() {
        return process.asked("/state");
    }

    /**
     * Errs at the next request of a kind.
     *
     * @param command such as {@code
     *     {"fault":"drop_after","method":"POST","path":"/fine_tuning/jobs"}}; faults are {@code
     *     status} (with {@code status}, {@code body}, {@code headers}), {@code delay} and {@code
     *     slow} (with {@code millis}), {@code drop_before}, {@code drop_after}, {@code half} and
     *     {@code nonsense}; {@code times} repeats one
     */
    public void misbehave(String command) {
        process.told("/misbehave", command);
    }

    /** Sets habits, such as {@code {"moves_when_looked_at":true}}. */
    public void habit(String habits) {
        process.told("/habit", habits);
    }

    /** Puts a job, by the server's id, into another status. */
    public void move(String job, String status) {
        process.told("/move", "{\"id\":\"" + job + "\",\"status\":\"" + status + "\"}");
    }

    @Override
    public void close() {
        process.close();
    }
}
