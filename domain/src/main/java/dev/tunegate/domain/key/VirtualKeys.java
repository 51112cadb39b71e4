package dev.tunegate.domain.key;

import dev.tunegate.domain.access.KeyId;
import dev.tunegate.domain.organization.TeamId;
import dev.tunegate.domain.organization.UserId;
import dev.tunegate.domain.shared.ListQuery;
import dev.tunegate.domain.shared.Listing;
import dev.tunegate.domain.shared.OutboundPort;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** All virtual keys. */
@OutboundPort
public interface VirtualKeys {

    void add(VirtualKey key);

    /**
     * The key with this id. It is asked on every request, so the answer may be up to one second old
     * on a node other than the one that changed the key.
     */
    Optional<VirtualKey> find(KeyId id);

    /** The keys with this alias, oldest first; aliases need not be unique. */
    List<VirtualKey> findByAlias(String alias);

    /**
     * One page; {@code after} is the id of a key, whether the filter shows it or not.
     *
     * @throws dev.tunegate.domain.shared.Refusal.InvalidInput if {@code after} is no key that the
     *     filter's owner can see
     */
    Listing<VirtualKey> list(KeyFilter filter, ListQuery query);

    /** How many there are; counts no further than {@code most}. */
    long count(KeyFilter filter, long most);

    /** The aliases that these keys bear, each once, in the order of their letters' numbers. */
    List<String> aliases(KeyFilter filter, int most);

    /** Up to so many of the keys in whose holder this user stands, in no particular order. */
    List<VirtualKey> heldBy(UserId user, int most);

    /** Up to so many of the keys that belong to this team, in no particular order. */
    List<VirtualKey> heldBy(TeamId team, int most);

    /**
     * Reads the key under lock, applies the change and stores it; empty if there is no such key.
     */
    Optional<VirtualKey> change(KeyId id, UnaryOperator<VirtualKey> change);

    /** Removes the key; false if there is none. */
    boolean remove(KeyId id);
}
