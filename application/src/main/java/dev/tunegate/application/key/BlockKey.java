package dev.tunegate.application.key;

import dev.tunegate.application.shared.UseCase;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.KeyId;
import dev.tunegate.domain.key.KeyChanged;
import dev.tunegate.domain.key.VirtualKey;
import java.util.Optional;

/** Shuts a virtual key, and opens it again. */
@UseCase
public final class BlockKey {

    private final ChangeOneKey change;

    public BlockKey(ChangeOneKey change) {
        this.change = change;
    }

    /** Blocking a blocked key changes nothing. */
    public VirtualKey block(Caller caller, KeyId id) {
        return change.change(
                caller, any(id), KeyChanged.Change.BLOCKED, (key, next) -> key.blocked(next));
    }

    public VirtualKey unblock(Caller caller, KeyId id) {
        return change.change(
                caller, any(id), KeyChanged.Change.UNBLOCKED, (key, next) -> key.unblocked(next));
    }

    private static ChangeOneKey.Read any(KeyId id) {
        return new ChangeOneKey.Read(id, Optional.empty());
    }
}
