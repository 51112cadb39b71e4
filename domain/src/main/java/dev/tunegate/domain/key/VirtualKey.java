package dev.tunegate.domain.key;

import dev.tunegate.domain.access.KeyId;
import dev.tunegate.domain.access.Owner;
import dev.tunegate.domain.catalog.ModelGrants;
import dev.tunegate.domain.organization.Limits;
import dev.tunegate.domain.organization.OrganizationId;
import dev.tunegate.domain.organization.TeamId;
import dev.tunegate.domain.organization.UserId;
import dev.tunegate.domain.shared.Metadata;
import dev.tunegate.domain.shared.Revision;
import java.time.Instant;
import java.util.Optional;

/** What a developer's program opens the gateway with. Its id stays when its secret is rotated. */
public record VirtualKey(
        KeyId id,
        Label label,
        Holder holder,
        Proof proof,
        Powers powers,
        Validity validity,
        Revision revision) {

    /** What people call the key, and what they note about it. */
    public record Label(Optional<String> alias, Metadata metadata) {}

    /**
     * Whose key it is. With a team it opens only what is the team's; a key of a team and no user is
     * a service account's.
     *
     * @param voucher who made it or rotated it last: it never does more than they may at that
     *     moment; empty if that was the local administrator
     */
    public record Holder(
            Optional<UserId> user,
            Optional<TeamId> team,
            Optional<OrganizationId> organization,
            Optional<UserId> voucher) {

        /** Nobody's in particular; the local administrator made it. */
        public static final Holder NOBODY =
                new Holder(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

        /** To whom the things belong that such a key makes, unless it is for tests. */
        public Owner owner(KeyId key) {
            return team.map(Owner::of).or(() -> user.map(Owner::of)).orElseGet(() -> Owner.of(key));
        }

        /** The same, with somebody else answering for what is done. */
        public Holder vouchedBy(Optional<UserId> other) {
            return new Holder(user, team, organization, other);
        }

        public boolean isServiceAccount() {
            return team.isPresent() && user.isEmpty();
        }
    }

    /**
     * How a presented secret is recognised.
     *
     * @param tail the secret's last four characters, for people's eyes
     * @param former the secret before, while it still opens
     */
    public record Proof(KeyHash hash, String tail, Optional<Former> former) {

        public Proof(KeyHash hash, String tail) {
            this(hash, tail, Optional.empty());
        }

        /** A new secret in place of this one, which opens until then if a time is named. */
        public Proof replacedBy(KeyHash other, String otherTail, Optional<Instant> until) {
            return new Proof(other, otherTail, until.map(it -> new Former(hash, it)));
        }

        /** Whether the key opens with a secret of this hash. */
        public boolean accepts(KeyHash presented, Instant now) {
            boolean current = hash.matches(presented);
            return former.map(it -> it.accepts(presented, now)).orElse(false) || current;
        }
    }

    /** A secret that was replaced and opens until then. */
    public record Former(KeyHash hash, Instant until) {

        boolean accepts(KeyHash presented, Instant now) {
            return hash.matches(presented) && until.isAfter(now);
        }
    }

    /** What the key can do at most, and how much. */
    public record Powers(KeyType type, Environment environment, ModelGrants models, Limits limits) {

        public static Powers of(ModelGrants models) {
            return new Powers(KeyType.DEFAULT, Environment.LIVE, models, Limits.NONE);
        }
    }

    /** Until when, and whether somebody has blocked it meanwhile. */
    public record Validity(Optional<Instant> expiresAt, boolean blocked) {

        public boolean isOver(Instant now) {
            return expiresAt.filter(end -> !end.isAfter(now)).isPresent();
        }

        Validity blocked(boolean yes) {
            return new Validity(expiresAt, yes);
        }
    }

    /** To whom the things belong that are made with this key. */
    public Owner owner() {
        var owner = holder.owner(id);
        return switch (powers.environment()) {
            case LIVE -> owner;
            case TEST -> owner.rehearsing();
        };
    }

    /** What to call the key in logs and on pages. */
    public String displayName() {
        return label.alias().orElse("sk-…" + proof.tail());
    }

    /** The same key, shut until it is unblocked; blocking twice changes nothing. */
    public VirtualKey blocked(Revision next) {
        return validity.blocked() ? this : with(validity.blocked(true), next);
    }

    public VirtualKey unblocked(Revision next) {
        return validity.blocked() ? with(validity.blocked(false), next) : this;
    }

    public VirtualKey with(Label other, Revision next) {
        return new VirtualKey(id, other, holder, proof, powers, validity, next);
    }

    public VirtualKey with(Holder other, Revision next) {
        return new VirtualKey(id, label, other, proof, powers, validity, next);
    }

    public VirtualKey with(Proof other, Revision next) {
        return new VirtualKey(id, label, holder, other, powers, validity, next);
    }

    public VirtualKey with(Powers other, Revision next) {
        return new VirtualKey(id, label, holder, proof, other, validity, next);
    }

    public VirtualKey with(Validity other, Revision next) {
        return new VirtualKey(id, label, holder, proof, powers, other, next);
    }
}
