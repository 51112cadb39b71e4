package dev.tunegate.bootstrap.configuration;

import dev.tunegate.domain.catalog.words.NearestKey;
import dev.tunegate.domain.catalog.words.ProviderProblems;
import dev.tunegate.domain.catalog.words.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
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
final class Section implements Words {

    static final String EMPTY = "is empty; give it a value or leave it out.";

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

    /** Where the longest of the keys stands that the sentence names, or else the section itself. */
    Place placeNamedIn(String sentence) {
        return entries.keySet().stream()
                .filter(it -> ProviderProblems.names(sentence, it))
                .max(Comparator.comparingInt(String::length))
                .map(this::place)
                .orElse(place);
    }

    @Override
    public boolean has(String key) {
        return entry(key).isPresent();
    }

    @Override
    public Optional<String> text(String key) {
        return entry(key).flatMap(this::text);
    }

    /** What a provider's word stands for, which may be more than a plain value. */
    @Override
    public Optional<String> value(String key) {
        return entry(key).flatMap(it -> new WordValue(reading).of(it));
    }

    @Override
    public void refuse(String key, String rest) {
        reading.problem(place(key), rest);
    }

    @Override
    public void miss(String key, String rest) {
        reading.missing(place(key), rest);
    }

    @Override
    public void refuse(String rest) {
        reading.problem(place, rest);
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

    /** Every key with its plain value. */
    Map<String, String> all() {
        var all = new LinkedHashMap<String, String>();
        for (var key : List.copyOf(entries.keySet())) {
            text(key).ifPresent(it -> all.put(key, it));
        }
        return all;
    }

    /**
     * Reports what nobody has asked for.
     *
     * @param idle keys that the incumbent knows and that mean nothing here
     */
    void finish(Set<String> idle) {
        finish(idle, key -> Optional.empty());
    }

    @Override
    public void finish(Set<String> idle, Function<String, Optional<String>> stranger) {
        var all = new TreeSet<>(known);
        all.addAll(idle);
        entries.forEach(
                (key, entry) -> {
                    if (known.contains(key)) {
                        return;
                    }
                    if (idle.contains(key)) {
                        reading.warning(entry.place(), "has no effect here.");
                    } else {
                        var rest = stranger.apply(key);
                        reading.problem(
                                entry.place(),
                                rest.orElseGet(() -> "is not known" + NearestKey.hint(key, all)));
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

    static Entry item(Place list, int index, Node node) {
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
            reading.problem(entry.place(), EMPTY);
            return Optional.empty();
        }
        return reading.resolved(entry.place(), scalar.getValue().strip());
    }

    private static boolean isNothing(Node node) {
        return node.getTag().equals(Tag.NULL);
    }
}
