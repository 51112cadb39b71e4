package dev.tunegate.application.key;

import dev.tunegate.application.access.KeyRights;
import dev.tunegate.application.shared.Announcer;
import dev.tunegate.application.shared.UseCase;
import dev.tunegate.domain.access.AccessPolicy;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.KeyId;
import dev.tunegate.domain.access.Permission;
import dev.tunegate.domain.key.KeyChanged;
import dev.tunegate.domain.key.VirtualKeys;
import dev.tunegate.domain.shared.Refusal;
import dev.tunegate.domain.shared.Transactions;
import java.util.List;

/** Deletes virtual keys: all of those that are named, or none. */
@UseCase
public final class DeleteKeys {

    private final VirtualKeys keys;
    private final KeyRights rights;
    private final Transactions transactions;
    private final Announcer announcer;

    public DeleteKeys(
            VirtualKeys keys, KeyRights rights, Transactions transactions, Announcer announcer) {
        this.keys = keys;
        this.rights = rights;
        this.transactions = transactions;
        this.announcer = announcer;
    }

    /**
     * @throws Refusal.NotFound if one of them does not exist for the caller; then none is deleted
     * @throws Refusal.NotAllowed if the caller may look at one of them, but no more
     */
    public void delete(Caller caller, List<KeyId> ids) {
        AccessPolicy.require(caller, Permission.KEYS_WRITE);
        transactions.run(() -> ids.stream().distinct().forEach(it -> delete(caller, it)));
    }

    private void delete(Caller caller, KeyId id) {
        var key = keys.find(id).orElseThrow(() -> unknown(id));
        rights.requireWrite(caller, key, "keys");
        if (!keys.remove(id)) {
            throw unknown(id);
        }
        announcer.announce(caller, new KeyChanged(id, KeyChanged.Change.DELETED));
    }

    private static Refusal unknown(KeyId id) {
        return new Refusal.NotFound("key", id.value(), "keys");
    }
}
