package dev.tunegate.domain.organization;

import dev.tunegate.domain.shared.InMemoryTable;
import dev.tunegate.domain.shared.Undoable;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Memberships for as long as a test runs. */
public final class InMemoryMemberships implements Memberships, Undoable {

    /** What a membership is found by. */
    private record Key(Group group, UserId user) {}

    private final InMemoryTable<Key, Membership> rows = new InMemoryTable<>();

    @Override
    public List<Membership> of(UserId user) {
        return rows.where(it -> it.user().equals(user)).toList();
    }

    @Override
    public List<Membership> of(Group group) {
        return rows.where(it -> it.group().equals(group))
                .sorted(Comparator.comparing(it -> it.user().value()))
                .toList();
    }

    @Override
    public Optional<Membership> find(Group group, UserId user) {
        return rows.find(new Key(group, user));
    }

    @Override
    public void put(Membership membership) {
        rows.put(new Key(membership.group(), membership.user()), membership);
    }

    @Override
    public boolean remove(Group group, UserId user) {
        return rows.remove(new Key(group, user));
    }

    void removeAllOf(Group group) {
        rows.removeIf(it -> it.group().equals(group));
    }

    void removeAllOf(UserId user) {
        rows.removeIf(it -> it.user().equals(user));
    }

    @Override
    public Runnable savepoint() {
        return rows.savepoint();
    }
}
