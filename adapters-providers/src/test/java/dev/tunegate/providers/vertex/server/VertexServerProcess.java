package dev.tunegate.providers.vertex.server;

import dev.tunegate.providers.http.ServerProcess;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The server in a process of its own, which lives on while a gateway is killed and started. */
public final class VertexServerProcess implements AutoCloseable {

    private final ServerProcess process;

    private VertexServerProcess(ServerProcess process) {
        this.process = process;
    }

    /**
     * Starts the server with this JVM's Java and class path.
     *
     * @param folder where its port, its service account and its output are written
     */
    public static VertexServerProcess start(Path folder) {
        return new VertexServerProcess(
                ServerProcess.start(folder, VertexServerMain.class, WireControl.PATH));
    }

    /** The address to configure as {@code vertex_endpoint} and as {@code gcs_endpoint}. */
    public URI address() {
        return process.address();
    }

    /** All words of an account here but its credential, to configure. */
    public Map<String, String> settings() {
        return VertexWireServer.settings(address());
    }

    /** A service account's key file, to configure as {@code vertex_credentials}. */
    public String credentials() {
        return process.asked("/credentials").toString();
    }

    /**
     * Everything the server knows: {@code jobs_by_marker}, {@code jobs}, {@code objects}, {@code
     * bytes_received}, {@code open_uploads}, {@code removed}, and {@code requests} by method and
     * path.
     */
    public JsonNode state() {
        return process.asked("/state");
    }

    /**
     * Errs at the next request of a kind.
     *
     * @param command such as {@code {"fault":"drop_after","method":"POST","path":".*tuningJobs"}};
     *     faults are {@code status} (with {@code status}, {@code body}, {@code headers}), {@code
     *     delay} (with {@code millis}), {@code drop_before}, {@code drop_after}, {@code
     *     drop_after_bytes} (with {@code bytes}), {@code half} and {@code nonsense}; {@code times}
     *     repeats one
     */
    public void misbehave(String command) {
        process.told("/misbehave", command);
    }

    /** Sets habits, such as {@code {"moves_when_looked_at":true}}. */
    public void habit(String habits) {
        process.told("/habit", habits);
    }

    /** Puts a job, by the last part of its name, into another state. */
    public void move(String job, String state) {
        process.told("/move", "{\"id\":\"" + job + "\",\"state\":\"" + state + "\"}");
    }

    @Override
    public void close() {
        process.close();
    }
}
