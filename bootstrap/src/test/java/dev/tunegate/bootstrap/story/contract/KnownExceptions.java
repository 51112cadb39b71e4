package dev.tunegate.bootstrap.story.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Where answers differ from what OpenAI published, on purpose: the page says it, and why. */
record KnownExceptions(List<Row> rows) {

    private static final Path PAGE = Path.of("../docs/api/contract-exceptions.md");
    private static final Pattern ROW =
            Pattern.compile("\\| `([^`]+)` \\| `([^`]+)` \\| `([^`]+)` \\| (.+) \\|");

    /**
     * One exception.
     *
     * @param operations whose answers, as a regular expression
     * @param finding which findings of a validator, as a regular expression
     * @param answer what such an answer holds, as a regular expression
     */
    record Row(Pattern operations, Pattern finding, Pattern answer, String why) {

        boolean covers(String operation, String found, JsonNode answered) {
            return operations.matcher(operation).matches()
                    && finding.matcher(found).find()
                    && answer.matcher(answered.toString()).find();
        }
    }

    static KnownExceptions read() {
        try {
            return new KnownExceptions(
                    Files.readAllLines(PAGE).stream()
                            .map(ROW::matcher)
                            .filter(it -> it.matches())
                            .map(
                                    it ->
                                            new Row(
                                                    Pattern.compile(it.group(1)),
                                                    Pattern.compile(it.group(2)),
                                                    Pattern.compile(it.group(3)),
                                                    it.group(4)))
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean cover(String operation, String found, JsonNode answered) {
        return rows.stream().anyMatch(it -> it.covers(operation, found, answered));
    }
}
