package dev.tunegate.domain.access;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * Whether the documentation says which role may do what; with {@code -Dtunegate.docs.write=true} it
 * is written.
 */
final class RolesPageTest {

    private static final Path PAGE = Path.of("../docs/architecture/access.md");
    private static final String BEGIN = "<!-- written by a test: -Dtunegate.docs.write=true -->\n";
    private static final String END = "<!-- end -->\n";
    private static final List<Role> ROLES =
            Arrays.stream(Role.values()).filter(it -> it != Role.GATEWAY).toList();

    @Test
    void the_documentation_holds_the_policys_table() throws IOException {
        var page = Files.readString(PAGE);
        int from = page.indexOf(BEGIN) + BEGIN.length();
        int to = page.indexOf(END, from);
        var expected = page.substring(0, from) + table() + page.substring(to);

        if (Boolean.getBoolean("tunegate.docs.write")) {
            Files.writeString(PAGE, expected);
        }

        assertThat(Files.readString(PAGE))
                .as("run this test with -Dtunegate.docs.write=true")
                .isEqualTo(expected);
    }

    private static String table() {
        var head = ROLES.stream().map(RolesPageTest::words).collect(joining(" | ", "| | ", " |\n"));
        var rule = "|---|" + ":-:|".repeat(ROLES.size()) + "\n";
        return head
                + rule
                + Arrays.stream(Permission.values()).map(RolesPageTest::row).collect(joining());
    }

    private static String row(Permission permission) {
        return ROLES.stream()
                .map(it -> AccessPolicy.carries(it, permission) ? "●" : "")
                .collect(joining(" | ", "| " + words(permission) + " | ", " |\n"));
    }

    private static String words(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
