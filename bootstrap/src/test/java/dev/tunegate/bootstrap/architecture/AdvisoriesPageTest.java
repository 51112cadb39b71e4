package dev.tunegate.bootstrap.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page about what went wrong elsewhere names every test that bears a report's name. */
final class AdvisoriesPageTest {

    private static final Path PAGE = Path.of("../docs/architecture/advisories.md");
    private static final int PROMISED = 45;

    private static final String REPORT =
            "cve_\\d{4}_\\d+|ghsa(?:_[a-z0-9]{4}){3}|litellm_pr_\\d+|litellm_1_82_7|langfuse_otel"
                    + "|portkey_pr_\\d+|portkey_default_token|mlflow_[a-z]+_viewer"
                    + "|nextchat_issue_\\d+|agent_os_\\d+";
    private static final Pattern TEST =
            Pattern.compile("(?:void|ArchRule) ((" + REPORT + ")_[a-z0-9_]+)");
    private static final Pattern ROW = Pattern.compile("`((?:" + REPORT + ")_[a-z0-9_]+)`");

    @Test
    void every_such_test_is_on_the_page_and_nothing_else() throws IOException {
        var page = Files.readString(PAGE);
        var named = new TreeSet<String>();
        ROW.matcher(page).results().forEach(it -> named.add(it.group(1)));

        assertThat(named).isEqualTo(tests(1));
    }

    @Test
    void there_are_as_many_as_were_promised() throws IOException {
        assertThat(tests(2)).hasSizeGreaterThanOrEqualTo(PROMISED);
    }

    /** What the sources of all modules say, by this group of the pattern. */
    private static Set<String> tests(int group) throws IOException {
        try (var files = Files.walk(Path.of(".."))) {
            return files.filter(it -> it.toString().contains("/src/test/java/"))
                    .filter(it -> it.toString().endsWith(".java"))
                    .flatMap(it -> TEST.matcher(text(it)).results())
                    .map(it -> it.group(group))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
