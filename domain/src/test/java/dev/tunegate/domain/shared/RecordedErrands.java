package dev.tunegate.domain.shared;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Errands that nobody runs until a test asks what is due. */
public final class RecordedErrands implements Errands, Undoable {

    private final InMemoryTable<Name, Planned> plans = new InMemoryTable<>();

    private record Name(Errand errand, String id) {}

    /** One errand and when it is to be run. */
    public record Planned(Errand errand, String id, Instant at) {}

    @Override
    public void plan(Errand errand, String id, Instant at) {
        plans.put(new Name(errand, id), new Planned(errand, id, at));
    }

    /** When this errand is to be run, if it is planned. */
    public Optional<Instant> planned(Errand errand, String id) {
        return plans.find(new Name(errand, id)).map(Planned::at);
    }

    /** Everything that is planned, the earliest first. */
    public List<Planned> all() {
        return plans.all().stream().sorted(Comparator.comparing(Planned::at)).toList();
    }

    /** What is due by {@code now}, the earliest first; it stays planned. */
    public List<Planned> due(Instant now) {
        return all().stream().filter(it -> !it.at().isAfter(now)).toList();
    }

    /** What is due by {@code now}, taken off the plan as if it were begun. */
    public List<Planned> takeDue(Instant now) {
        var due = due(now);
        due.forEach(it -> done(it.errand(), it.id()));
        return due;
    }

    /** Takes the errand off the plan. */
    public void done(Errand errand, String id) {
        plans.remove(new Name(errand, id));
    }

    @Override
    public Runnable savepoint() {
        return plans.savepoint();
    }
}
