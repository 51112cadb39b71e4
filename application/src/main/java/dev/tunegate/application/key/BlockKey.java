package dev.tunegate.application.key;

import dev.tunegate.application.shared.Announcer;
import dev.tunegate.application.shared.UseCase;
import dev.tunegate.domain.access.AccessPolicy;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.KeyId;
import dev.tunegate.domain.access.Permission;
import dev.tunegate.domain.key.KeyChanged;
import dev.tunegate.domain.key.VirtualKey;
import dev.tunegate.domain.key.VirtualKeys;
import dev.tunegate.domain.shared.Refusal;
import dev.tunegate.domain.shared.Revision;
import dev.tunegate.domain.shared.Transactions;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.function.BiFunction;

/** Shuts a virtual key, and opens it again. */
@UseCase
public final class BlockKey {

    private final VirtualKeys keys;
    private final Transactions transactions;
    private final Announcer announcer;
    private final Clock clock;

    public BlockKey(VirtualKeys keys, Transactions transactions, Announcer announcer, Clock clock) {
        this.clock = clock;
        this.keys = keys;
        this.transactions = transactions;
        this.announcer = announcer;
    }

    /** Blocking a blocked key changes nothing. */
    public VirtualKey block(Caller caller, KeyId id) {
        return change(caller, id, VirtualKey::blocked, KeyChanged.Change.BLOCKED);
    }

    public VirtualKey unblock(Caller caller, KeyId id) {
        return change(caller, id, VirtualKey::unblocked, KeyChanged.Change.UNBLOCKED);
    }

    private Revision next(VirtualKey key, Caller caller) {
        return key.revision().next(clock.instant().truncatedTo(ChronoUnit.MICROS), caller.name());
    }

    private VirtualKey change(
            Caller caller,
            KeyId id,
            BiFunction<VirtualKey, Revision, VirtualKey> how,
            KeyChanged.Change what) {
        AccessPolicy.require(caller, Permission.KEYS_WRITE);
        return transactions.call(
                () -> {
                    var changed =
                            keys.change(id, it -> how.apply(it, next(it, caller)))
                                    .orElseThrow(
                                            () -> new Refusal.NotFound("key", id.value(), "key"));
                    announcer.announce(caller, new KeyChanged(id, what));
                    return changed;
                });
    }
}
