package dev.tunegate.application.key;

import dev.tunegate.application.shared.UseCase;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.KeyId;
import dev.tunegate.domain.key.KeyChanged;
import dev.tunegate.domain.key.VirtualKey;
import dev.tunegate.domain.shared.Refusal;
import java.util.Optional;

/** Changes what a key is called, may do and for how long. Whose it is stays as it was. */
@UseCase
public final class UpdateKey {

    private final ChangeOneKey change;
    private final KeyWords words;

    public UpdateKey(ChangeOneKey change, KeyWords words) {
        this.change = change;
        this.words = words;
    }

    /**
     * @param version the state of the key that the caller has read; empty means whichever it is
     * @throws Refusal.NotFound if there is no such key for the caller
     * @throws Refusal.Outdated if the key is no longer at that version
     */
    public VirtualKey update(Caller caller, KeyId id, KeyChanges changes, Optional<Long> version) {
        words.requireAlias(changes.alias().value());
        return change.change(
                caller,
                new ChangeOneKey.Read(id, version),
                KeyChanged.Change.UPDATED,
                (key, next) -> {
                    changes.models()
                            .value()
                            .ifPresent(it -> words.requireGrantable(caller, it, key.holder()));
                    return changes.over(key, next);
                });
    }
}
