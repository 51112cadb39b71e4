package dev.tunegate.bootstrap.story.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/**
 * A script below {@code src/test/sdk}, which runs in a process of its own. The official SDKs are
 * where {@code src/test/sdk/install.sh} puts them, or in the folder that {@code TUNEGATE_SDK}
 * names; where they are not, nothing is tried.
 */
record Script(String folder, String name) {

    private static final Path SCRIPTS = Path.of("src/test/sdk");
    private static final Path SDK =
            Path.of(
                            Optional.ofNullable(System.getenv("TUNEGATE_SDK"))
                                    .filter(it -> !it.isBlank())
                                    .orElse("target/sdk"))
                    .toAbsolutePath();

    /** What the scripts of a folder share. */
    private static final List<String> NO_SCRIPTS = List.of("house.py", "house.mjs", "portkey.mjs");

    private static final int SECONDS = 120;

    static Stream<Script> in(String folder) {
        try (var files = Files.list(SCRIPTS.resolve(folder))) {
            return files
                    .map(it -> String.valueOf(it.getFileName()))
                    .filter(it -> it.matches(".*\\.(py|mjs|sh)"))
                    .filter(it -> !NO_SCRIPTS.contains(it))
                    .sorted()
                    .toList()
                    .stream()
                    .map(it -> new Script(folder, it));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path path() {
        return SCRIPTS.resolve(folder).resolve(name);
    }

    /** Runs to its end, in an empty folder. */
    void runs(Map<String, String> words) throws IOException, InterruptedException {
        var program = program();
        assumeTrue(isThere(program), () -> "no SDK for " + this);
        var log = Files.createTempFile("script", ".log");
        var process = new ProcessBuilder(program.toString(), path().toAbsolutePath().toString());
        process.environment().putAll(words);
        process.environment().put("SDK", SDK.resolve("node").toString());
        process.environment().put("PYTHONDONTWRITEBYTECODE", "1");
        process.directory(Files.createTempDirectory("script").toFile());

        var running = process.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        boolean ended = running.waitFor(SECONDS, TimeUnit.SECONDS);
        running.destroyForcibly();

        assertThat(ended).as(() -> "ended: " + text(log)).isTrue();
        assertThat(running.exitValue()).as(() -> text(log)).isZero();
    }

    private Path program() {
        if (name.endsWith(".py")) {
            return SDK.resolve("python/bin/python");
        }
        return inPath(name.endsWith(".mjs") ? "node" : "bash");
    }

    private static Path inPath(String name) {
        return Stream.of(System.getenv("PATH").split(":"))
                .map(it -> Path.of(it, name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(Path.of(name));
    }

    private boolean isThere(Path program) {
        var client = name.contains("portkey") ? "portkey-ai" : "openai";
        boolean there =
                Files.isExecutable(program)
                        && (!program.endsWith("node")
                                || Files.isDirectory(SDK.resolve("node/node_modules/" + client)));
        if (!there) {
            LoggerFactory.getLogger(Script.class)
                    .error("!!! NO SDK IN {}: {} IS NOT TRIED !!!", SDK, this);
        }
        return there;
    }

    private static String text(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return e.toString();
        }
    }

    @Override
    public String toString() {
        return folder + "/" + name;
    }
}
