package dev.tunegate.application.key;

import dev.tunegate.application.access.KeyRights;
import dev.tunegate.application.shared.Announcer;
import dev.tunegate.application.shared.Step;
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
import java.util.Optional;
import java.util.function.BiFunction;

/** Changes a key for whoever may, if it is still what they have read, and announces it. */
@Step
public final class ChangeOneKey {

    private final VirtualKeys keys;
    private final KeyRights rights;
    private final Transactions transactions;
    private final Announcer announcer;
    private final Clock clock;

    public ChangeOneKey(
            VirtualKeys keys,
            KeyRights rights,
            Transactions transactions,
            Announcer announcer,
            Clock clock) {
        this.keys = keys;
        this.rights = rights;
        this.transactions = transactions;
        this.announcer = announcer;
        this.clock = clock;
    }

    /**
     * Which key, if it is still so.
     *
     * @param version the state that the caller has read; empty means whichever it is
     */
    public record Read(KeyId id, Optional<Long> version) {}

    /**
     * @throws Refusal.NotFound if there is no such key for the caller
     * @throws Refusal.NotAllowed if the caller may look at it, but no more
     * @throws Refusal.Outdated if it is no longer at that version
     */
    VirtualKey change(
            Caller caller,
            Read read,
            KeyChanged.Change what,
            BiFunction<VirtualKey, Revision, VirtualKey> how) {
        AccessPolicy.require(caller, Permission.KEYS_WRITE);
        return transactions.call(
                () -> {
                    var changed =
                            keys.change(read.id(), it -> changed(caller, read, it, how))
                                    .orElseThrow(() -> unknown(read.id()));
                    announcer.announce(caller, new KeyChanged(read.id(), what));
                    return changed;
                });
    }

    private VirtualKey changed(
            Caller caller,
            Read read,
            VirtualKey key,
            BiFunction<VirtualKey, Revision, VirtualKey> how) {
        rights.requireWrite(caller, key, "key");
        if (read.version().filter(it -> it != key.revision().version()).isPresent()) {
            throw new Refusal.Outdated(key.revision().version());
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return how.apply(key, key.revision().next(now, caller.name()));
    }

    private static Refusal unknown(KeyId id) {
        return new Refusal.NotFound("key", id.value(), "key");
    }
}
