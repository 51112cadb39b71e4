package dev.tunegate.application.key;

import dev.tunegate.domain.catalog.ModelGrants;
import dev.tunegate.domain.key.KeyType;
import dev.tunegate.domain.key.VirtualKey;
import dev.tunegate.domain.organization.Limits;
import dev.tunegate.domain.shared.Metadata;
import dev.tunegate.domain.shared.Revision;
import java.time.Duration;

/**
 * What shall become different about a key; of whatever is not said, nothing.
 *
 * @param lifetime how long it opens, from now
 */
public record KeyChanges(
        Patch<String> alias,
        Patch<Metadata> metadata,
        Patch<Duration> lifetime,
        Patch<Boolean> blocked,
        Patch<ModelGrants> models,
        Patch<KeyType> type,
        LimitChanges limits) {

    public static final KeyChanges NONE =
            new KeyChanges(
                    Patch.none(),
                    Patch.none(),
                    Patch.none(),
                    Patch.none(),
                    Patch.none(),
                    Patch.none(),
                    LimitChanges.NONE);

    /** What shall become different about how much the key may be used. */
    public record LimitChanges(
            Patch<Long> requestsPerMinute, Patch<Long> runningJobs, Patch<Long> storedBytes) {

        public static final LimitChanges NONE =
                new LimitChanges(Patch.none(), Patch.none(), Patch.none());

        Limits over(Limits former) {
            return new Limits(
                    requestsPerMinute.over(former.requestsPerMinute()),
                    runningJobs.over(former.runningJobs()),
                    storedBytes.over(former.storedBytes()));
        }
    }

    VirtualKey over(VirtualKey key, Revision next) {
        return key.with(label(key.label()), next)
                .with(powers(key.powers()), next)
                .with(validity(key.validity(), next), next);
    }

    private VirtualKey.Label label(VirtualKey.Label former) {
        return new VirtualKey.Label(
                alias.over(former.alias()), metadata.over(former.metadata(), Metadata.NONE));
    }

    private VirtualKey.Powers powers(VirtualKey.Powers former) {
        return new VirtualKey.Powers(
                type.over(former.type(), KeyType.DEFAULT),
                former.environment(),
                models.over(former.models(), ModelGrants.NONE),
                limits.over(former.limits()));
    }

    private VirtualKey.Validity validity(VirtualKey.Validity former, Revision next) {
        var end =
                lifetime.said() ? lifetime.value().map(next.updatedAt()::plus) : former.expiresAt();
        return new VirtualKey.Validity(end, blocked.over(former.blocked(), false));
    }
}
