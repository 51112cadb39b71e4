package dev.tunegate.domain.access;

import dev.tunegate.domain.catalog.ModelAccess;
import dev.tunegate.domain.catalog.ModelGrants;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who is asking. Every use case takes the caller first.
 *
 * @param identity through what and in whose name they ask
 * @param owner to whom belongs what they make
 * @param models which models they may use
 * @param quotas all that limits how much they may use, in the order of their scopes
 */
public record Caller(
        Identity identity, Owner owner, Rights rights, ModelAccess models, List<Quota> quotas) {

    public Caller {
        quotas =
                quotas.stream()
                        .filter(Quota::limitsAnything)
                        .sorted(Comparator.comparing(Quota::scope))
                        .toList();
    }

    /** Somebody who may use as much as they like. */
    public Caller(Identity identity, Owner owner, Rights rights, ModelAccess models) {
        this(identity, owner, rights, models, List.of());
    }

    public Caller limitedBy(List<Quota> others) {
        return new Caller(identity, owner, rights, models, others);
    }

    /** The local administrator, who holds the gateway's own secret. */
    public static Caller administrator() {
        return new Caller(
                Identity.named("administrator"),
                Owner.ADMINISTRATOR,
                Rights.onPlatform(Role.PLATFORM_ADMINISTRATOR),
                ModelAccess.UNBOUNDED);
    }

    /** Somebody who is a service account of this owner's and nothing else. */
    public static Caller holder(Owner owner, String name, ModelGrants grants) {
        return new Caller(
                Identity.named(name),
                owner,
                Rights.with(owner, Role.SERVICE_ACCOUNT),
                ModelAccess.boundBy("key", grants));
    }

    /** The gateway itself, on an errand. */
    public static Caller gateway() {
        return new Caller(
                Identity.named("gateway"),
                new Owner("gateway"),
                Rights.onPlatform(Role.GATEWAY),
                ModelAccess.UNBOUNDED);
    }

    /** How the caller is called in logs and on pages; never a secret. */
    public String name() {
        return identity.name();
    }

    /** Whether nothing of what they do is real: all of it happens in the simulator. */
    public boolean isRehearsing() {
        return owner.isRehearsing();
    }

    /** The owners whose things this caller sees; empty if it sees everyone's. */
    public Optional<Set<Owner>> scope() {
        return rights.scope();
    }

    public boolean sees(Owner other) {
        return scope().map(it -> it.contains(other)).orElse(true);
    }
}
