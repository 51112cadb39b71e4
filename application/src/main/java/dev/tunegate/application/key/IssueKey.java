package dev.tunegate.application.key;

import dev.tunegate.application.access.KeyRights;
import dev.tunegate.application.shared.Announcer;
import dev.tunegate.application.shared.UseCase;
import dev.tunegate.domain.access.AccessPolicy;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.KeyId;
import dev.tunegate.domain.access.Permission;
import dev.tunegate.domain.key.KeyChanged;
import dev.tunegate.domain.key.KeySecret;
import dev.tunegate.domain.key.Pepper;
import dev.tunegate.domain.key.VirtualKey;
import dev.tunegate.domain.key.VirtualKeys;
import dev.tunegate.domain.shared.Refusal;
import dev.tunegate.domain.shared.Revision;
import dev.tunegate.domain.shared.Transactions;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/** Gives out a virtual key. */
@UseCase
public final class IssueKey {

    private final VirtualKeys keys;
    private final KeyRights rights;
    private final KeyHolders holders;
    private final KeyWords words;
    private final Pepper pepper;
    private final Transactions transactions;
    private final Announcer announcer;
    private final Clock clock;

    public IssueKey(
            VirtualKeys keys,
            KeyRights rights,
            KeyHolders holders,
            KeyWords words,
            Pepper pepper,
            Transactions transactions,
            Announcer announcer,
            Clock clock) {
        this.keys = keys;
        this.rights = rights;
        this.holders = holders;
        this.words = words;
        this.pepper = pepper;
        this.transactions = transactions;
        this.announcer = announcer;
        this.clock = clock;
    }

    /**
     * @throws Refusal.NotAllowed if the caller may not issue keys to whom this one is for
     * @throws Refusal.NotFound if whoever it is for does not exist
     * @throws Refusal.InvalidInput if the alias or a model cannot be
     */
    public IssuedKey issue(Caller caller, NewKey wanted) {
        AccessPolicy.require(caller, Permission.KEYS_WRITE);
        words.requireAlias(wanted.label().alias());
        var holder = holders.holder(caller, wanted.holder());
        var id = KeyId.fresh();
        var secret = KeySecret.fresh(id, wanted.powers().environment());
        var key = keyOf(caller, secret, wanted, holder);
        if (!rights.mayWrite(caller, key)) {
            throw KeyRights.denied();
        }
        words.requireGrantable(caller, wanted.powers().models(), holder);
        transactions.run(
                () -> {
                    keys.add(key);
                    announcer.announce(caller, new KeyChanged(id, KeyChanged.Change.ISSUED));
                });
        return new IssuedKey(key, secret);
    }

    private VirtualKey keyOf(
            Caller caller, KeySecret secret, NewKey wanted, VirtualKey.Holder holder) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return new VirtualKey(
                secret.id(),
                wanted.label(),
                holder,
                new VirtualKey.Proof(pepper.hash(secret.reveal()), secret.tail()),
                wanted.powers(),
                new VirtualKey.Validity(wanted.lifetime().map(now::plus), wanted.blocked()),
                Revision.first(now, caller.name()));
    }
}
