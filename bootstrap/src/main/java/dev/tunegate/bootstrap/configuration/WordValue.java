package dev.tunegate.bootstrap.configuration;

import dev.tunegate.bootstrap.configuration.Section.Entry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.boot.json.JsonWriter;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * The one text that a provider's word stands for: a list of plain values becomes those values with
 * commas between them, and anything deeper becomes JSON whose values are texts.
 */
final class WordValue {

    /** Deeper than any credential file; a section that holds itself has no end. */
    private static final int DEEPEST = 8;

    private final Reading reading;

    WordValue(Reading reading) {
        this.reading = reading;
    }

    /** Empty if it cannot be read, which has been noted as a problem. */
    Optional<String> of(Entry entry) {
        if (entry.node() instanceof SequenceNode list
                && list.getValue().stream().allMatch(ScalarNode.class::isInstance)) {
            return listed(entry, list);
        }
        return tree(entry, 0).map(WordValue::text);
    }

    private static String text(Object tree) {
        return tree instanceof String text ? text : JsonWriter.standard().writeToString(tree);
    }

    private Optional<String> listed(Entry entry, SequenceNode list) {
        var items = items(entry, list, 0);
        if (list.getValue().isEmpty()) {
            reading.problem(entry.place(), Section.EMPTY);
        }
        return Optional.of(items.stream().map(Object::toString).collect(Collectors.joining(",")))
                .filter(it -> !it.isEmpty());
    }

    private Optional<Object> tree(Entry entry, int depth) {
        if (depth > DEEPEST) {
            reading.problem(entry.place(), "is nested too deeply.");
            return Optional.empty();
        }
        return switch (entry.node()) {
            case MappingNode mapping -> Optional.of(members(entry, mapping, depth));
            case SequenceNode list -> Optional.of(items(entry, list, depth));
            case Node plain -> scalar(entry, plain).map(it -> it);
        };
    }

    private Map<String, Object> members(Entry entry, MappingNode mapping, int depth) {
        var members = new LinkedHashMap<String, Object>();
        new Entries(entry.place(), reading)
                .of(mapping)
                .forEach(
                        (key, value) ->
                                tree(value, depth + 1).ifPresent(it -> members.put(key, it)));
        return members;
    }

    private List<Object> items(Entry entry, SequenceNode list, int depth) {
        var items = new ArrayList<Object>();
        for (int i = 0; i < list.getValue().size(); i++) {
            var item = Section.item(entry.place(), i, list.getValue().get(i));
            tree(item, depth + 1).ifPresent(items::add);
        }
        return items;
    }

    private Optional<String> scalar(Entry entry, Node node) {
        if (!(node instanceof ScalarNode scalar)
                || scalar.getTag().equals(Tag.NULL)
                || scalar.getValue().isBlank()) {
            reading.problem(entry.place(), Section.EMPTY);
            return Optional.empty();
        }
        return reading.resolved(entry.place(), scalar.getValue().strip());
    }
}
