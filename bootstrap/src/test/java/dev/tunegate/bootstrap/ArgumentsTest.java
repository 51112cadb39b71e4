package dev.tunegate.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tunegate.bootstrap.Arguments.Command;
import dev.tunegate.bootstrap.setup.StartRefused;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ArgumentsTest {

    @Test
    void nothing_said_means_start() {
        assertThat(Arguments.parse(List.of()))
                .isEqualTo(new Arguments(Command.START, Optional.empty(), OptionalInt.empty()));
    }

    @Test
    void file_and_port_are_taken_in_any_order() {
        var arguments = Arguments.parse(List.of("start", "--port", "0", "--config", "a b.yaml"));

        assertThat(arguments)
                .isEqualTo(
                        new Arguments(
                                Command.START,
                                Optional.of(Path.of("a b.yaml")),
                                OptionalInt.of(0)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    sing               | 'sing' is not known
                    start --colour red | '--colour' is not known
                    start --port       | --port lacks its value
                    start --port 70000 | --port must be a number
                    start --port x     | --port must be a number
                    """)
    void anything_else_is_refused(String line, String sentence) {
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> Arguments.parse(List.of(line.split(" "))))
                .withMessageContaining(sentence)
                .withMessageContaining("Usage:");
    }
}
