package dev.tunegate.bootstrap.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Whether the examples of the documentation can be used as they stand there. */
final class DocumentationExamplesTest {

    private static final Path DOCUMENT = Path.of("../docs/operations/configuration.md");
    private static final Pattern EXAMPLE =
            Pattern.compile("```yaml\\n((?:model_list|finetune_settings):.*?)```", Pattern.DOTALL);
    private static final Pattern VARIABLE = Pattern.compile("os\\.environ/([A-Z_]+)");

    @Test
    void every_example_is_a_configuration() throws IOException {
        var examples =
                EXAMPLE.matcher(Files.readString(DOCUMENT))
                        .results()
                        .map(it -> it.group(1))
                        .toList();

        assertThat(examples).hasSizeGreaterThanOrEqualTo(2);
        assertThat(examples)
                .allSatisfy(it -> assertThat(read(it).warnings()).isEmpty())
                .anySatisfy(it -> assertThat(read(it).catalog().accounts()).hasSize(3));
    }

    private static GatewayConfiguration read(String example) {
        var text = example.contains("model_list:") ? example : example + Reader.MODEL;
        return new ConfigurationReader(variables(example)).read("t.yaml", text);
    }

    private static Map<String, String> variables(String example) {
        var variables = new HashMap<String, String>();
        VARIABLE.matcher(example)
                .results()
                .forEach(it -> variables.put(it.group(1), "long-enough-a-value"));
        return variables;
    }
}
