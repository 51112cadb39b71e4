package dev.tunegate.application.key;

import dev.tunegate.application.access.KeyRights;
import dev.tunegate.application.shared.UseCase;
import dev.tunegate.domain.access.AccessPolicy;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.KeyId;
import dev.tunegate.domain.access.Permission;
import dev.tunegate.domain.key.KeyFilter;
import dev.tunegate.domain.key.KeySecret;
import dev.tunegate.domain.key.VirtualKey;
import dev.tunegate.domain.key.VirtualKeys;
import dev.tunegate.domain.organization.OrganizationId;
import dev.tunegate.domain.organization.Teams;
import dev.tunegate.domain.shared.ListQuery;
import dev.tunegate.domain.shared.Listing;
import dev.tunegate.domain.shared.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Looks up virtual keys: those that exist for whoever asks. */
@UseCase
public final class FindKeys {

    private final VirtualKeys keys;
    private final Teams teams;
    private final KeyRights rights;

    public FindKeys(VirtualKeys keys, Teams teams, KeyRights rights) {
        this.keys = keys;
        this.teams = teams;
        this.rights = rights;
    }

    /**
     * @param reference a key's id, or the whole key
     * @throws Refusal.NotFound if there is no such key, or the caller may not know of it
     */
    public VirtualKey byReference(Caller caller, String reference) {
        AccessPolicy.require(caller, Permission.KEYS_READ);
        return idIn(reference)
                .flatMap(keys::find)
                .filter(it -> rights.mayRead(caller, it))
                .orElseThrow(() -> notFound(reference));
    }

    /**
     * The key that the caller itself holds.
     *
     * @throws Refusal.InvalidInput if the caller holds none, being the administrator
     */
    public VirtualKey own(Caller caller) {
        var id =
                caller.identity()
                        .key()
                        .orElseThrow(
                                () ->
                                        new Refusal.InvalidInput(
                                                "key",
                                                "missing_required_parameter",
                                                "Say which key: ?key=…"));
        return keys.find(id).orElseThrow(() -> notFound(id.value()));
    }

    /**
     * What a filter by an organization means: its own keys, and those of the teams that are its
     * now.
     */
    public KeyFilter.Within within(Caller caller, OrganizationId organization) {
        AccessPolicy.require(caller, Permission.KEYS_READ);
        return new KeyFilter.Within(organization, Set.copyOf(teams.of(organization)));
    }

    /** Of the keys that the filter shows, those that the caller may read. */
    public Listing<VirtualKey> list(Caller caller, KeyFilter filter, ListQuery query) {
        AccessPolicy.require(caller, Permission.KEYS_READ);
        return keys.list(filter.seenBy(rights.visibleTo(caller)), query);
    }

    /** How many of them there are; counts no further than {@code most}. */
    public long count(Caller caller, KeyFilter filter, long most) {
        AccessPolicy.require(caller, Permission.KEYS_READ);
        return keys.count(filter.seenBy(rights.visibleTo(caller)), most);
    }

    /** The aliases that they bear, each once, in order. */
    public List<String> aliases(Caller caller, KeyFilter filter, int most) {
        AccessPolicy.require(caller, Permission.KEYS_READ);
        return keys.aliases(filter.seenBy(rights.visibleTo(caller)), most);
    }

    /** Those with this alias that the caller may read, oldest first. */
    public List<VirtualKey> byAlias(Caller caller, String alias) {
        AccessPolicy.require(caller, Permission.KEYS_READ);
        var visible = rights.visibleTo(caller);
        return keys.findByAlias(alias).stream().filter(visible::includes).toList();
    }

    /** The id in a key or an id; whatever else it is names nothing. */
    private static Optional<KeyId> idIn(String reference) {
        return KeySecret.parse(reference)
                .map(KeySecret::id)
                .or(
                        () ->
                                reference.matches("[0-9A-Za-z]{10}")
                                        ? Optional.of(new KeyId(reference))
                                        : Optional.empty());
    }

    private static Refusal notFound(String reference) {
        return new Refusal.NotFound("key", shown(reference), "key");
    }

    /** How to name in an answer what may be a whole key: such a one must not be echoed. */
    public static String shown(String reference) {
        return idIn(reference).map(KeyId::value).orElse("sk-…");
    }
}
