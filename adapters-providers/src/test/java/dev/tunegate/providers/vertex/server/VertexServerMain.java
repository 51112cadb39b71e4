package dev.tunegate.providers.vertex.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;

/**
 * Runs the server as a process of its own, so that it outlives a gateway that is killed. Arguments:
 * a file that the port is written to once the server listens, and optionally the port (0 for a free
 * one). The service account's key file is written beside it, with {@code .credentials} behind its
 * name.
 */
public final class VertexServerMain {

    private VertexServerMain() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int port = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 0;
        try (var server = VertexWireServer.start(port, Clock.systemUTC())) {
            var file = Path.of(arguments[0]).toAbsolutePath();
            Files.writeString(Path.of(file + ".credentials"), server.credentials());
            var half = Path.of(file + ".half");
            Files.writeString(half, Integer.toString(server.port()));
            Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
            new CountDownLatch(1).await();
        }
    }
}
