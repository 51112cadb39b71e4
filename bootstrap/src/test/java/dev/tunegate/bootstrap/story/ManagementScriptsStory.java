package dev.tunegate.bootstrap.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the pages on management show is what happens: every block of bash on a page is run, in
 * order, in one process with nothing but curl, sed and grep, and what the JSON behind it shows is
 * compared with what it printed. The pages share one house, so each chooses names of its own.
 */
final class ManagementScriptsStory {

    private static final Path PAGES = Path.of("../docs/api/management");
    private static final List<String> TOOLS = List.of("bash", "curl", "sed", "grep");
    private static final int SECONDS = 120;

    @TempDir Path folder;

    static List<ScriptPage> pages() {
        try (Stream<Path> files = Files.list(PAGES)) {
            return files.filter(it -> it.toString().endsWith(".md"))
                    .sorted()
                    .map(ScriptPage::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void there_are_pages_to_run() {
        assertThat(pages()).isNotEmpty().noneMatch(it -> it.steps().isEmpty());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void no_call_passes_over_a_refusal_in_silence(ScriptPage page) {
        assertThat(page.carelessCalls()).as("calls with neither -fsS nor -sS").isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void what_a_page_shows_is_what_happens(ScriptPage page) throws Exception {
        var tools = onlyTools();
        assumeTrue(tools.isPresent(), "bash, curl, sed and grep are there");

        int exit = run(page, tools.get());

        assertThat(exit).as(() -> trouble(page)).isZero();
        for (int i = 0; i < page.steps().size(); i++) {
            assertPrinted(page, i);
        }
    }

    /** A folder with nothing else in it, so that a page cannot ask for more. */
    private Optional<Path> onlyTools() throws IOException {
        var bin = Files.createDirectory(folder.resolve("bin"));
        for (var tool : TOOLS) {
            var found = found(tool);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            Files.createSymbolicLink(bin.resolve(tool), found.get());
        }
        return Optional.of(bin);
    }

    private static Optional<Path> found(String tool) {
        var folders = Optional.ofNullable(System.getenv("PATH")).orElse("/usr/bin:/bin");
        return Arrays.stream(folders.split(File.pathSeparator))
                .map(it -> Path.of(it).resolve(tool))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private int run(ScriptPage page, Path tools) throws Exception {
        var script = Files.writeString(folder.resolve("script"), page.script(folder));
        var command = List.of(tools.resolve("bash").toString(), script.toString());
        var builder =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                        .redirectOutput(folder.resolve("output").toFile())
                        .redirectError(folder.resolve("errors").toFile());
        builder.environment().clear();
        builder.environment().put("PATH", tools.toString());
        builder.environment().put("TUNEGATE_URL", House.open().address());
        builder.environment().put("TUNEGATE_ADMIN_KEY", House.MASTER_KEY);
        var process = builder.start();
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError(page + " does not end; " + trouble(page));
        }
        return process.exitValue();
    }

    /** The block that was begun last, what it printed, and what was complained of. */
    private String trouble(ScriptPage page) {
        int begun = 0;
        while (begun < page.steps().size() && Files.exists(page.printed(folder, begun))) {
            begun++;
        }
        if (begun == 0) {
            return "the script of " + page + " is none: " + text(folder.resolve("errors"));
        }
        return "block %d of %s:%n%s%nprinted: %s%ncomplained: %s"
                .formatted(
                        begun,
                        page,
                        page.steps().get(begun - 1).script(),
                        text(page.printed(folder, begun - 1)),
                        text(folder.resolve("errors")));
    }

    private void assertPrinted(ScriptPage page, int step) {
        var printed = text(page.printed(folder, step));
        page.steps()
                .get(step)
                .printed()
                .ifPresent(
                        it ->
                                assertThat(JsonPattern.of(it).differences(printed))
                                        .as("block %d of %s printed %s", step + 1, page, printed)
                                        .isEmpty());
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
