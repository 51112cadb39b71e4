package dev.tunegate.domain.provider;

import dev.tunegate.domain.shared.InMemoryTable;
import dev.tunegate.domain.shared.Undoable;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** Adapters' notes for as long as a test runs. */
public final class InMemoryProviderMemory implements ProviderMemory, Undoable {

    private static final int MOST_BYTES = 64 * 1024;

    private final InMemoryTable<Place, String> notes = new InMemoryTable<>();

    private final AtomicInteger reads = new AtomicInteger();

    private record Place(ProviderId provider, String key) {}

    @Override
    public synchronized String keepFirst(ProviderId provider, String key, String note) {
        var place = new Place(provider, key);
        notes.addIfAbsent(place, sized(note));
        return notes.find(place).orElseThrow();
    }

    @Override
    public Optional<String> find(ProviderId provider, String key) {
        reads.incrementAndGet();
        return notes.find(new Place(provider, key));
    }

    @Override
    public List<String> startingWith(ProviderId provider, String prefix, int limit) {
        return notes.keys().stream()
                .filter(it -> it.provider().equals(provider) && it.key().startsWith(prefix))
                .sorted(Comparator.comparing(Place::key))
                .limit(limit)
                .flatMap(it -> notes.find(it).stream())
                .toList();
    }

    @Override
    public Optional<String> change(ProviderId provider, String key, UnaryOperator<String> change) {
        return notes.change(new Place(provider, key), it -> sized(change.apply(it)));
    }

    @Override
    public void forget(ProviderId provider, String key) {
        notes.remove(new Place(provider, key));
    }

    /** How often somebody has looked for a note. */
    public int reads() {
        return reads.get();
    }

    private static String sized(String note) {
        if (note.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            throw new IllegalArgumentException("a note has at most " + MOST_BYTES + " bytes");
        }
        return note;
    }

    @Override
    public Runnable savepoint() {
        return notes.savepoint();
    }
}
