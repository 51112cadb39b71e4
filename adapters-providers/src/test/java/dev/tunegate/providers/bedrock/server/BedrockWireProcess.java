package dev.tunegate.providers.bedrock.server;

import dev.tunegate.providers.http.ServerProcess;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The server in a process of its own, which lives on while a gateway is killed and started. */
public final class BedrockWireProcess implements AutoCloseable {

    private final ServerProcess process;

    private BedrockWireProcess(ServerProcess process) {
        this.process = process;
    }

    /**
     * Starts the server with this JVM's Java and class path.
     *
     * @param folder where its port and its output are written
     */
    public static BedrockWireProcess start(Path folder) {
        return new BedrockWireProcess(
                ServerProcess.start(folder, BedrockWireMain.class, WireControl.PATH));
    }

    /** The address to configure; the credentials are {@link BedrockWireServer#secrets()}. */
    public URI address() {
        return process.address();
    }

    /** What an account must say in the configuration to use this server. */
    public Map<String, String> settings() {
        return BedrockWireServer.settings(address());
    }

    /** How many jobs carry each request token. */
    public Map<String, Long> jobsByMarker() {
        return process.jobsByMarker();
    }

    /**
     * Everything the server knows: {@code jobs_by_marker}, {@code jobs}, {@code objects}, {@code
     * requests} by method and path, and {@code bytes_received}.
     */
    public JsonNode state() {
        return process.asked("/state");
    }

    /**
     * Errs at the next request of a kind.
     *
     * @param command such as {@code {"fault":"answer_lost","line":"POST
     *     /model-customization-jobs"}}, where the line is a pattern for method, path and query;
     *     faults are {@code refusal} (with {@code status}, {@code code}, {@code message}, {@code
     *     retry_after}), {@code delay} (with {@code millis}), {@code drop_after_bytes} (with {@code
     *     bytes}), {@code answer_lost}, {@code half} and {@code nonsense}; {@code times} repeats
     *     one
     */
    public void misbehave(String command) {
        process.told("/misbehave", command);
    }

    /** Sets habits, such as {@code {"moves_when_looked_at":true}}. */
    public void habit(String habits) {
        process.told("/habit", habits);
    }

    /** Puts a job, by its name or ARN, into another stage or status. */
    public void move(String job, String status) {
        process.told("/move", "{\"id\":\"" + job + "\",\"status\":\"" + status + "\"}");
    }

    @Override
    public void close() {
        process.close();
    }
}
