package dev.tunegate.application.key;

import dev.tunegate.application.shared.UseCase;
import dev.tunegate.domain.access.AccessPolicy;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.KeyId;
import dev.tunegate.domain.access.Permission;
import dev.tunegate.domain.key.KeySecret;
import dev.tunegate.domain.key.VirtualKey;
import dev.tunegate.domain.key.VirtualKeys;
import dev.tunegate.domain.shared.ListQuery;
import dev.tunegate.domain.shared.Listing;
import dev.tunegate.domain.shared.Refusal;
import java.util.List;
import java.util.Optional;

/** Looks up virtual keys: an administrator any, a key's holder its own. */
@UseCase
public final class FindKeys {

    private final VirtualKeys keys;

    public FindKeys(VirtualKeys keys) {
        this.keys = keys;
    }

    /**
     * @param reference a key's id, or the whole key
     * @throws Refusal.NotFound if there is no such key, or the caller may not know of it
     */
    public VirtualKey byReference(Caller caller, String reference) {
        AccessPolicy.require(caller, Permission.KEYS_READ);
        return idIn(reference)
                .flatMap(keys::find)
                .filter(
                        it ->
                                isOwn(caller, it)
                                        || AccessPolicy.allows(caller, Permission.KEYS_WRITE))
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

    private static boolean isOwn(Caller caller, VirtualKey key) {
        return caller.identity().key().filter(key.id()::equals).isPresent();
    }

    public Listing<VirtualKey> list(Caller caller, ListQuery query) {
        AccessPolicy.require(caller, Permission.KEYS_WRITE);
        return keys.list(query);
    }

    public long count(Caller caller) {
        AccessPolicy.require(caller, Permission.KEYS_WRITE);
        return keys.count();
    }

    public List<VirtualKey> byAlias(Caller caller, String alias) {
        AccessPolicy.require(caller, Permission.KEYS_WRITE);
        return keys.findByAlias(alias);
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

    /** Names the key only where the caller gave its id: a whole key must not be echoed. */
    private static Refusal notFound(String reference) {
        return new Refusal.NotFound("key", reference.contains("sk-") ? "sk-…" : reference, "key");
    }
}
