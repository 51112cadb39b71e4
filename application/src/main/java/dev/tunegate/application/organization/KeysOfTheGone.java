package dev.tunegate.application.organization;

import dev.tunegate.application.shared.Announcer;
import dev.tunegate.application.shared.Step;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.key.KeyChanged;
import dev.tunegate.domain.key.VirtualKey;
import dev.tunegate.domain.key.VirtualKeys;
import dev.tunegate.domain.organization.TeamId;
import dev.tunegate.domain.organization.UserId;
import java.util.List;
import java.util.function.Supplier;

/** Deletes the keys of a team or a user together with them. */
@Step
public final class KeysOfTheGone {

    private static final int AT_ONCE = 500;

    private final VirtualKeys keys;
    private final Announcer announcer;

    public KeysOfTheGone(VirtualKeys keys, Announcer announcer) {
        this.keys = keys;
        this.announcer = announcer;
    }

    /** Called inside the transaction that deletes the team. */
    void delete(Caller caller, TeamId team) {
        deleteAll(caller, () -> keys.heldBy(team, AT_ONCE));
    }

    /** Called inside the transaction that deletes the user. */
    void delete(Caller caller, UserId user) {
        deleteAll(caller, () -> keys.heldBy(user, AT_ONCE));
    }

    private void deleteAll(Caller caller, Supplier<List<VirtualKey>> some) {
        for (var next = some.get(); !next.isEmpty(); next = some.get()) {
            next.forEach(it -> delete(caller, it));
        }
    }

    private void delete(Caller caller, VirtualKey key) {
        keys.remove(key.id());
        announcer.announce(caller, new KeyChanged(key.id(), KeyChanged.Change.DELETED));
    }
}
