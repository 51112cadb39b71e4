package dev.tunegate.bootstrap.configuration;

import dev.tunegate.bootstrap.configuration.Section.Entry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** The keys of one mapping, each once, with those that {@code <<} merges into it. */
final class Entries {

    private static final String MERGE = "<<";

    private final Place place;
    private final Reading reading;

    Entries(Place place, Reading reading) {
        this.place = place;
        this.reading = reading;
    }

    Map<String, Entry> of(MappingNode node) {
        var entries = new LinkedHashMap<String, Entry>();
        node.getValue().stream().filter(it -> !isMerge(it)).forEach(it -> add(entries, it));
        node.getValue().stream()
                .filter(Entries::isMerge)
                .forEach(it -> merge(entries, it.getValueNode()));
        return entries;
    }

    private static boolean isMerge(NodeTuple tuple) {
        return tuple.getKeyNode() instanceof ScalarNode key && key.getValue().equals(MERGE);
    }

    private void add(Map<String, Entry> entries, NodeTuple tuple) {
        int line = tuple.getKeyNode().getStartMark().getLine() + 1;
        if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
            reading.problem(place.key("?", line), "must have a plain word as its key.");
            return;
        }
        var at = place.key(key.getValue(), line);
        if (entries.putIfAbsent(key.getValue(), new Entry(at, tuple.getValueNode())) != null) {
            reading.problem(at, "stands there twice.");
        }
    }

    /** A key that the mapping has itself wins over a merged one. */
    private void merge(Map<String, Entry> entries, Node from) {
        var sources = from instanceof SequenceNode list ? list.getValue() : List.of(from);
        for (var source : sources) {
            if (source instanceof MappingNode mapping) {
                new Entries(place, reading).of(mapping).forEach(entries::putIfAbsent);
            } else {
                int line = source.getStartMark().getLine() + 1;
                reading.problem(place.key(MERGE, line), "must be a section of keys and values.");
            }
        }
    }
}
