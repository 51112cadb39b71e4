package dev.tunegate.bootstrap.configuration;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** A mapping in the file, read key by key; a key that nobody asks for is not known. */
final class Section {

    private final Place place;
    private final Map<String, Entry> entries;
    private final Reading reading;
    private final Set<String> known = new TreeSet<>();

    /** What stands behind one key. */
    record Entry(Place place, Node node) {}

    Section(Place place, MappingNode node, Reading reading) {
        this.place = place;
        this.entries = new Entries(place, reading).of(node);
        this.reading = reading;
    }

    Place place() {
        return place;
    }

    /** Where this key stands, or the section itself if it is absent. */
    Place place(String key) {
        var entry = entries.get(key);
        return entry == null ? place : entry.place();
    }

    boolean has(String key) {
        return entry(key).isPresent();
    }

    Optional<String> text(String key) {
        return entry(key).flatMap(this::text);
    }

    /**
     * A text that must be there.
     *
     * @return empty if it is not, which has been noted as a problem
     */
    Optional<String> required(String key) {
        if (!has(key)) {
            reading.problem(place, "lacks " + key + ".");
        }
        return text(key);
    }

    Optional<Duration> duration(String key) {
        return parsed(key, Amounts::duration, "a duration such as 500ms, 10s, 2m or 1h");
    }

    OptionalLong bytes(String key) {
        return parsed(key, Amounts::bytes, "a number of bytes, such as 536870912, 512MB or 8GiB")
                .map(OptionalLong::of)
                .orElseGet(OptionalLong::empty);
    }

    private <T> Optional<T> parsed(
            String key, Function<String, Optional<T>> parser, String expected) {
        var text = text(key);
        var value = text.flatMap(parser);
        if (text.isPresent() && value.isEmpty()) {
            reading.problem(place(key), "must be " + expected + ".");
        }
        return value;
    }

    /** The section behind this key; one without content counts as absent. */
    Optional<Section> section(String key) {
        return entry(key).filter(it -> !isNothing(it.node())).flatMap(this::section);
    }

    /** The sections in the list behind this key; none if it is absent or without content. */
    List<Section> sections(String key) {
        return items(key).stream().map(this::section).flatMap(Optional::stream).toList();
    }

    /** The texts in the list behind this key, with their places. */
    List<Text> texts(String key) {
        return items(key).stream()
                .flatMap(it -> text(it).map(text -> new Text(it.place(), text)).stream())
                .toList();
    }

    /** A text and where it stands. */
    record Text(Place place, String value) {}

    /** All keys that nobody has asked for and that are not among those passed over, as texts. */
    Map<String, String> rest(Set<String> without) {
        var rest = new LinkedHashMap<String, String>();
        for (var key : List.copyOf(entries.keySet())) {
            if (!known.contains(key) && !without.contains(key)) {
                text(key).ifPresent(it -> rest.put(key, it));
            }
        }
        return rest;
    }

    /**
     * Reports what nobody has asked for.
     *
     * @param idle keys that the incumbent knows and that mean nothing here
     */
    void finish(Set<String> idle) {
        var all = new TreeSet<>(known);
        all.addAll(idle);
        entries.forEach(
                (key, entry) -> {
                    if (idle.contains(key)) {
                        reading.warning(entry.place(), "has no effect here.");
                    } else if (!known.contains(key)) {
                        reading.problem(entry.place(), "is not known" + NearestKey.hint(key, all));
                    }
                });
    }

    private Optional<Entry> entry(String key) {
        known.add(key);
        return Optional.ofNullable(entries.get(key));
    }

    private List<Entry> items(String key) {
        var entry = entry(key).filter(it -> !isNothing(it.node()));
        if (entry.isEmpty()) {
            return List.of();
        }
        if (!(entry.get().node() instanceof SequenceNode list)) {
            reading.problem(entry.get().place(), "must be a list.");
            return List.of();
        }
        var nodes = list.getValue();
        var items = new ArrayList<Entry>();
        IntStream.range(0, nodes.size())
                .forEach(i -> items.add(item(entry.get().place(), i, nodes.get(i))));
        return items;
    }

    private static Entry item(Place list, int index, Node node) {
        return new Entry(list.item(index, node.getStartMark().getLine() + 1), node);
    }

    private Optional<Section> section(Entry entry) {
        if (entry.node() instanceof MappingNode mapping) {
            return Optional.of(new Section(entry.place(), mapping, reading));
        }
        reading.problem(entry.place(), "must be a section of keys and values.");
        return Optional.empty();
    }

    private Optional<String> text(Entry entry) {
        if (!(entry.node() instanceof ScalarNode scalar)) {
            reading.problem(entry.place(), "must be a single value.");
            return Optional.empty();
        }
        if (isNothing(scalar) || scalar.getValue().isBlank()) {
            reading.problem(entry.place(), "is empty; give it a value or leave it out.");
            return Optional.empty();
        }
        return reading.resolved(entry.place(), scalar.getValue().strip());
    }

    private static boolean isNothing(Node node) {
        return node.getTag().equals(Tag.NULL);
    }
}
