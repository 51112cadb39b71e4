package dev.tunegate.bootstrap.story;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A page of the documentation whose blocks of bash can be run, one after the other. */
record ScriptPage(Path file, List<Step> steps) {

    private static final Pattern BLOCK =
            Pattern.compile("```bash\\n(.*?)\\n```(?:\\s*```json\\n(.*?)\\n```)?", Pattern.DOTALL);

    /** Each call of curl says whether a refusal is what the page wants to show. */
    private static final Pattern CARELESS_CURL =
            Pattern.compile("(?m)(?:^|[(|;&]|\\$\\()\\s*curl (?!-fsS\\b|-sS\\b).*$");

    /**
     * A block of bash.
     *
     * @param printed what the page says it prints, if it does
     */
    record Step(String script, Optional<String> printed) {}

    static ScriptPage read(Path file) {
        var steps = new ArrayList<Step>();
        var blocks = BLOCK.matcher(textOf(file));
        while (blocks.find()) {
            steps.add(new Step(blocks.group(1), Optional.ofNullable(blocks.group(2))));
        }
        return new ScriptPage(file, List.copyOf(steps));
    }

    private static String textOf(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The calls of curl that would pass over a refusal in silence. */
    List<String> carelessCalls() {
        return steps.stream()
                .flatMap(it -> CARELESS_CURL.matcher(it.script()).results())
                .map(it -> it.group().strip())
                .toList();
    }

    /** All blocks as one script, which leaves what each has printed in a file of its own. */
    String script(Path folder) {
        var script = new StringBuilder("set -euo pipefail\n");
        for (int i = 0; i < steps.size(); i++) {
            script.append("{\n%s\n} > '%s'\n".formatted(steps.get(i).script(), printed(folder, i)));
        }
        return script.toString();
    }

    Path printed(Path folder, int step) {
        return folder.resolve("printed-" + step);
    }

    @Override
    public String toString() {
        return String.valueOf(file.getFileName());
    }
}
