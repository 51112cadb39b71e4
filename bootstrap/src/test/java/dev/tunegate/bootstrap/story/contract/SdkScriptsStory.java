package dev.tunegate.bootstrap.story.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

/**
 * The official SDKs of Python and Node against the house, each script in a process and with a key
 * of its own. They are where {@code src/test/sdk/install.sh} puts them, or in the folder that
 * {@code TUNEGATE_SDK} names; where they are not, this is not told.
 */
final class SdkScriptsStory {

    private static final Path SCRIPTS = Path.of("src/test/sdk");
    private static final Path SDK =
            Path.of(
                            Optional.ofNullable(System.getenv("TUNEGATE_SDK"))
                                    .filter(it -> !it.isBlank())
                                    .orElse("target/sdk"))
                    .toAbsolutePath();
    private static final List<String> NO_SCRIPTS = List.of("house.py", "house.mjs");
    private static final int SECONDS = 120;

    private final ContractHouse house = ContractHouse.open();

    static Stream<Path> scripts() {
        return Stream.of("python", "node", "documents").flatMap(SdkScriptsStory::scriptsIn);
    }

    private static Stream<Path> scriptsIn(String folder) {
        try (var files = Files.list(SCRIPTS.resolve(folder))) {
            return files
                    .filter(it -> it.toString().matches(".*\\.(py|mjs|sh)"))
                    .filter(it -> !NO_SCRIPTS.contains(it.getFileName().toString()))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scripts")
    void a_script_runs_to_its_end(Path script) throws Exception {
        var program = program(script);
        assumeTrue(isThere(program), () -> "no SDK for " + script);
        var log = Files.createTempFile("script", ".log");
        var process = new ProcessBuilder(program.toString(), script.toAbsolutePath().toString());
        var environment = process.environment();
        environment.put("HOUSE", house.address());
        environment.put("KEY", key(script));
        environment.put("ROWS", ContractHouse.rows().toString());
        environment.put("SDK", SDK.resolve("node").toString());
        environment.put("PYTHONDONTWRITEBYTECODE", "1");
        process.directory(Files.createTempDirectory("script").toFile());

        var running = process.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        boolean ended = running.waitFor(SECONDS, TimeUnit.SECONDS);
        running.destroyForcibly();

        assertThat(ended).as(() -> "ended: " + text(log)).isTrue();
        assertThat(running.exitValue()).as(() -> text(log)).isZero();
    }

    private String key(Path script) {
        return script.toString().contains("documents")
                ? house.key(SourceDocuments.MODELS.toArray(String[]::new))
                : house.key(ContractHouse.SIMULATED, ContractHouse.WIRED, ContractHouse.SLOW);
    }

    private static Path program(Path script) {
        var name = script.toString();
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

    private static boolean isThere(Path program) {
        boolean isNode = program.endsWith("node");
        boolean there =
                Files.isExecutable(program)
                        && (!isNode || Files.isDirectory(SDK.resolve("node/node_modules/openai")));
        if (!there) {
            LoggerFactory.getLogger(SdkScriptsStory.class)
                    .error("!!! NO SDK IN {}: {} IS NOT TRIED !!!", SDK, program);
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
}
