package dev.tunegate.providers.openaiwire.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;

/**
 * Runs the server as a process of its own, so that it outlives a gateway that is killed. Arguments:
 * a file that the port is written to once the server listens; optionally the port (0 for a free
 * one), the key, and the {@link Manner} such as {@code AZURE_GA}.
 */
public final class WireServerMain {

    private WireServerMain() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int port = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 0;
        var key = arguments.length > 2 ? arguments[2] : OpenAiWireServer.KEY;
        var manner = arguments.length > 3 ? Manner.valueOf(arguments[3]) : Manner.OPENAI;
        try (var server = OpenAiWireServer.start(port, key, Clock.systemUTC(), manner)) {
            var file = Path.of(arguments[0]).toAbsolutePath();
            var half = Path.of(file + ".half");
            Files.writeString(half, Integer.toString(server.port()));
            Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
            new CountDownLatch(1).await();
        }
    }
}
