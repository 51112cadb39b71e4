package dev.tunegate.bootstrap.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.domain.catalog.ProviderWords;
import dev.tunegate.providers.ProvidersConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Whether the documentation has every provider's words; with {@code -Dtunegate.docs.write=true} it
 * is written.
 */
final class ProviderWordsTableTest {

    private static final Path DOCUMENT = Path.of("../docs/operations/configuration.md");
    private static final String BEGIN =
            "<!-- provider words: written by ProviderWordsTableTest -->";
    private static final String END = "<!-- end of provider words -->";

    @Test
    void the_documentation_has_every_providers_words() throws IOException {
        var text = Files.readString(DOCUMENT);
        var expected = withTable(text);
        if (Boolean.getBoolean("tunegate.docs.write")) {
            Files.writeString(DOCUMENT, expected);
        }

        assertThat(Files.readString(DOCUMENT))
                .as("run this test with -Dtunegate.docs.write=true")
                .isEqualTo(expected);
    }

    private static String withTable(String text) {
        var parts = text.split(BEGIN + "|" + END, -1);
        assertThat(parts).hasSize(3);
        return parts[0] + BEGIN + "\n" + table() + END + parts[2];
    }

    private static String table() {
        return """
               | provider | also named | credentials | words that say where the account is | further words of the account | words of the model |
               |---|---|---|---|---|---|
               """
                + ProvidersConfiguration.words().stream()
                        .sorted(Comparator.comparing(it -> it.provider().value()))
                        .map(ProviderWordsTableTest::row)
                        .collect(Collectors.joining());
    }

    private static String row(ProviderWords words) {
        var further = new TreeSet<>(words.accountWords());
        further.removeAll(words.addressWords());
        return "| `%s` | %s | %s | %s | %s | %s |%n"
                .formatted(
                        words.provider(),
                        cell(words.otherNames()),
                        cell(words.secretWords()),
                        cell(words.addressWords()),
                        cell(further),
                        cell(words.modelWords()));
    }

    private static String cell(Collection<String> words) {
        return words.stream().sorted().map(it -> "`" + it + "`").collect(Collectors.joining(", "));
    }
}
