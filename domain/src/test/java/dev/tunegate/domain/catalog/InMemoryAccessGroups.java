package dev.tunegate.domain.catalog;

import dev.tunegate.domain.shared.InMemoryTable;
import dev.tunegate.domain.shared.Undoable;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Access groups for as long as a test runs. */
public final class InMemoryAccessGroups implements AccessGroups, Undoable {

    private final InMemoryTable<AccessGroupName, AccessGroup> rows = new InMemoryTable<>();

    @Override
    public boolean add(AccessGroup group) {
        return rows.addIfAbsent(group.name(), group);
    }

    @Override
    public Optional<AccessGroup> find(AccessGroupName name) {
        return rows.find(name);
    }

    @Override
    public List<AccessGroup> all() {
        return rows.all().stream().sorted(Comparator.comparing(it -> it.name().value())).toList();
    }

    @Override
    public Optional<AccessGroup> change(AccessGroupName name, UnaryOperator<AccessGroup> change) {
        return rows.change(name, change);
    }

    @Override
    public boolean remove(AccessGroupName name) {
        return rows.remove(name);
    }

    @Override
    public Runnable savepoint() {
        return rows.savepoint();
    }
}
