package dev.tunegate.bootstrap.configuration;

import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** Turns the file's text into nodes that know their lines. */
final class Yaml {

    /** The parser's words that never quote the file's content. */
    private static final List<String> SAFE_WORDS =
            List.of(
                    "could not find expected ':'",
                    "mapping values are not allowed here",
                    "found unexpected end of stream",
                    "but found another document",
                    "expected <block end>");

    private Yaml() {}

    /**
     * @throws BadConfiguration if this is no YAML, or no mapping
     */
    static MappingNode mapping(String file, String text) {
        var node = compose(file, text);
        if (node == null) {
            throw refused(file, 1, "is empty; it needs at least a model_list.");
        }
        if (!(node instanceof MappingNode mapping)) {
            throw refused(
                    file, node.getStartMark().getLine() + 1, "must begin with keys and values.");
        }
        return mapping;
    }

    private static @Nullable Node compose(String file, String text) {
        try {
            var yaml = new org.yaml.snakeyaml.Yaml(new LoaderOptions());
            return yaml.compose(new StringReader(text));
        } catch (MarkedYAMLException e) {
            int line = Optional.ofNullable(e.getProblemMark()).map(Mark::getLine).orElse(0) + 1;
            throw refused(file, line, reason(String.valueOf(e.getProblem())));
        } catch (YAMLException e) {
            throw refused(file, 1, "has characters that YAML does not allow.");
        }
    }

    private static String reason(String problem) {
        if (problem.contains("TAB")) {
            return "a tab stands where YAML wants spaces.";
        }
        if (problem.contains("alias")) {
            return "a * refers to nothing; a value that begins with * needs quotes.";
        }
        return SAFE_WORDS.stream()
                .filter(problem::startsWith)
                .findFirst()
                .map(it -> "is not YAML: " + it + ".")
                .orElse("is not YAML; look for missing quotes or wrong indentation.");
    }

    private static BadConfiguration refused(String file, int line, String reason) {
        return new BadConfiguration(List.of(file + ":" + line + ": " + reason));
    }
}
