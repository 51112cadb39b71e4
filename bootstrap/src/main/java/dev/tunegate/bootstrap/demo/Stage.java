package dev.tunegate.bootstrap.demo;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A gateway of the tour's own: a process over a folder that is thrown away afterwards. */
final class Stage implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Path folder;
    private final Process gateway;
    private final URI address;
    private final Thread ending;

    private Stage(Path folder, Process gateway, URI address) {
        this.folder = folder;
        this.gateway = gateway;
        this.address = address;
        this.ending = new Thread(this::stop);
    }

    /** Starts the gateway; it does not answer yet. */
    static Stage open(String configuration, Map<String, String> environment) {
        try {
            var folder = Files.createTempDirectory("tunegate-demo-");
            Files.writeString(folder.resolve("tunegate.yaml"), configuration);
            int port = freePort();
            var builder =
                    new ProcessBuilder(command(folder, port))
                            .redirectErrorStream(true)
                            .redirectOutput(folder.resolve("gateway.log").toFile());
            builder.environment().putAll(environment);
            builder.environment().remove("DATABASE_URL");
            builder.environment().put("TUNEGATE_HOME", folder.resolve("data").toString());
            var stage = new Stage(folder, builder.start(), addressOf(port));
            Runtime.getRuntime().addShutdownHook(stage.ending);
            return stage;
        } catch (IOException e) {
            throw new DemoFailed("the gateway's process could not be started: " + e.getMessage());
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static URI addressOf(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** The same program as this one, started in the same way. */
    private static List<String> command(Path folder, int port) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        var classes = System.getProperty("java.class.path");
        boolean oneJar = classes.endsWith(".jar") && !classes.contains(File.pathSeparator);
        command.addAll(
                oneJar
                        ? List.of("-jar", classes)
                        : List.of("-cp", classes, "dev.tunegate.bootstrap.TunegateApplication"));
        command.addAll(
                List.of(
                        "start",
                        "--config",
                        folder.resolve("tunegate.yaml").toString(),
                        "--port",
                        Integer.toString(port)));
        return command;
    }

    URI address() {
        return address;
    }

    /**
     * Waits until the gateway is ready.
     *
     * @throws DemoFailed with the end of its log if it has ended, or takes too long
     */
    void awaitReady(Client client) {
        var limit = System.nanoTime() + PATIENCE.toNanos();
        while (!client.isReady()) {
            if (!gateway.isAlive() || System.nanoTime() > limit) {
                throw new DemoFailed("the gateway did not come up; it said:\n" + endOfLog());
            }
            Pause.take(Duration.ofMillis(150));
        }
    }

    private String endOfLog() {
        try {
            var lines = Files.readAllLines(folder.resolve("gateway.log"));
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 15), lines.size()));
        } catch (IOException e) {
            return "(its log cannot be read)";
        }
    }

    /** The administrator's secret that the first start has written. */
    String administratorKey() {
        try {
            return Files.readString(folder.resolve("data/administrator.key")).strip();
        } catch (IOException e) {
            throw new DemoFailed("the administrator's secret cannot be read");
        }
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(ending);
        stop();
    }

    private void stop() {
        gateway.destroy();
        try {
            if (!gateway.waitFor(20, TimeUnit.SECONDS)) {
                gateway.destroyForcibly().waitFor(5, TimeUnit.SECONDS);
            }
            clear();
        } catch (IOException e) {
            throw new DemoFailed("the folder " + folder + " could not be removed");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void clear() throws IOException {
        try (var all = Files.walk(folder)) {
            for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
