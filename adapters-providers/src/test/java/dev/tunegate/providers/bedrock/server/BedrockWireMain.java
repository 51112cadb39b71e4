package dev.tunegate.providers.bedrock.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;

/**
 * Runs the server as a process of its own, so that it outlives a gateway that is killed. Arguments:
 * a file that the port is written to once the server listens, and optionally the port.
 */
public final class BedrockWireMain {

    private BedrockWireMain() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int port = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 0;
        try (var server = BedrockWireServer.start(port, Clock.systemUTC())) {
            var file = Path.of(arguments[0]).toAbsolutePath();
            var half = Path.of(file + ".half");
            Files.writeString(half, Integer.toString(server.port()));
            Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
            new CountDownLatch(1).await();
        }
    }
}
