package dev.tunegate.domain.key;

import dev.tunegate.domain.access.KeyId;
import dev.tunegate.domain.organization.TeamId;
import dev.tunegate.domain.organization.UserId;
import dev.tunegate.domain.shared.InMemoryTable;
import dev.tunegate.domain.shared.ListQuery;
import dev.tunegate.domain.shared.Listing;
import dev.tunegate.domain.shared.Undoable;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Virtual keys for as long as a test runs. */
public final class InMemoryVirtualKeys implements VirtualKeys, Undoable {

    private static final Comparator<VirtualKey> OLDEST_FIRST =
            Comparator.comparing((VirtualKey it) -> it.revision().createdAt())
                    .thenComparing(it -> it.id().value());

    private final InMemoryTable<KeyId, VirtualKey> rows = new InMemoryTable<>();

    @Override
    public void add(VirtualKey key) {
        rows.add(key.id(), key);
    }

    @Override
    public Optional<VirtualKey> find(KeyId id) {
        return rows.find(id);
    }

    @Override
    public List<VirtualKey> findByAlias(String alias) {
        return rows.where(it -> it.label().alias().filter(alias::equals).isPresent())
                .sorted(OLDEST_FIRST)
                .toList();
    }

    @Override
    public Listing<VirtualKey> list(KeyFilter filter, ListQuery query) {
        return rows.page(query, OLDEST_FIRST, filter.visible()::includes, filter::shows);
    }

    @Override
    public long count(KeyFilter filter, long most) {
        return rows.where(filter::shows).limit(most).count();
    }

    @Override
    public List<String> aliases(KeyFilter filter, int most) {
        return rows.where(filter::shows)
                .flatMap(it -> it.label().alias().stream())
                .distinct()
                .sorted()
                .limit(most)
                .toList();
    }

    /** How many keys there are at all. */
    public long count() {
        return rows.size();
    }

    @Override
    public List<VirtualKey> heldBy(UserId user, int most) {
        return rows.where(it -> it.holder().user().filter(user::equals).isPresent())
                .limit(most)
                .toList();
    }

    @Override
    public List<VirtualKey> heldBy(TeamId team, int most) {
        return rows.where(it -> it.holder().team().filter(team::equals).isPresent())
                .limit(most)
                .toList();
    }

    @Override
    public Optional<VirtualKey> change(KeyId id, UnaryOperator<VirtualKey> change) {
        return rows.change(id, change);
    }

    @Override
    public boolean remove(KeyId id) {
        return rows.remove(id);
    }

    @Override
    public Runnable savepoint() {
        return rows.savepoint();
    }
}
