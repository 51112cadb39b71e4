package dev.tunegate.domain.shared;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The rows that a fake holds, in the order in which they were added; safe for many threads. */
public final class InMemoryTable<K, V> implements Undoable {

    private final Map<K, V> rows = new LinkedHashMap<>();

    /**
     * @throws IllegalStateException if the key is there already
     */
    public synchronized void add(K key, V row) {
        if (!addIfAbsent(key, row)) {
            throw new IllegalStateException(key + " is there already");
        }
    }

    public synchronized boolean addIfAbsent(K key, V row) {
        return rows.putIfAbsent(key, row) == null;
    }

    public synchronized void put(K key, V row) {
        rows.put(key, row);
    }

    public synchronized Optional<V> find(K key) {
        return Optional.ofNullable(rows.get(key));
    }

    public synchronized Optional<V> change(K key, UnaryOperator<V> change) {
        return Optional.ofNullable(rows.computeIfPresent(key, (_, row) -> change.apply(row)));
    }

    public synchronized boolean remove(K key) {
        return rows.remove(key) != null;
    }

    public synchronized void removeIf(Predicate<V> doomed) {
        rows.values().removeIf(doomed);
    }

    public synchronized List<V> all() {
        return List.copyOf(rows.values());
    }

    public synchronized List<K> keys() {
        return List.copyOf(rows.keySet());
    }

    public synchronized int size() {
        return rows.size();
    }

    public Stream<V> where(Predicate<V> wanted) {
        return all().stream().filter(wanted);
    }

    /**
     * One page.
     *
     * @param visible which rows exist for whoever asks; the cursor must be one of them
     * @param shown which of those the list shows
     */
    public synchronized Listing<V> page(
            ListQuery query, Comparator<V> oldestFirst, Predicate<V> visible, Predicate<V> shown) {
        var order =
                switch (query.order()) {
                    case OLDEST_FIRST -> oldestFirst;
                    case NEWEST_FIRST -> oldestFirst.reversed();
                };
        Predicate<V> behind =
                query.after()
                        .map(it -> cursor(it, visible).orElseThrow(query::unknownCursor))
                        .<Predicate<V>>map(it -> row -> order.compare(row, it) > 0)
                        .orElse(_ -> true);
        var fetched =
                where(visible.and(shown).and(behind))
                        .sorted(order)
                        .limit(query.limit() + 1L)
                        .toList();
        return Listing.of(fetched, query.limit());
    }

    private Optional<V> cursor(String id, Predicate<V> visible) {
        return rows.entrySet().stream()
                .filter(it -> it.getKey().toString().equals(id))
                .map(Map.Entry::getValue)
                .filter(visible)
                .findFirst();
    }

    @Override
    public synchronized Runnable savepoint() {
        var kept =
                rows.entrySet().stream().map(it -> Map.entry(it.getKey(), it.getValue())).toList();
        return () -> {
            synchronized (this) {
                rows.clear();
                kept.forEach(it -> rows.put(it.getKey(), it.getValue()));
            }
        };
    }
}
