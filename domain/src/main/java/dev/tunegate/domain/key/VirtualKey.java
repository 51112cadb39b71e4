package dev.tunegate.domain.key;

import dev.tunegate.domain.access.Owner;
import dev.tunegate.domain.catalog.ModelGrants;
import dev.tunegate.domain.shared.Metadata;
import java.time.Instant;
import java.util.Optional;

/** What a developer's program opens the gateway with. */
public record VirtualKey(
        KeyId id, Label label, Proof proof, ModelGrants grants, Validity validity) {

    /** What people call the key, and what they note about it. */
    public record Label(Optional<String> alias, Metadata metadata) {}

    /**
     * How a presented secret is recognised.
     *
     * @param tail the secret's last four characters, for people's eyes
     */
    public record Proof(KeyHash hash, String tail) {}

    /** From when, until when, and whether somebody has blocked it meanwhile. */
    public record Validity(Instant createdAt, Optional<Instant> expiresAt, boolean blocked) {

        public boolean isOver(Instant now) {
            return expiresAt.filter(end -> !end.isAfter(now)).isPresent();
        }

        Validity blocked(boolean yes) {
            return new Validity(createdAt, expiresAt, yes);
        }
    }

    /** To whom the things belong that are made with this key. */
    public Owner owner() {
        return new Owner("key:" + id);
    }

    /** What to call the key in logs and on pages. */
    public String displayName() {
        return label.alias().orElse("sk-…" + proof.tail());
    }

    /** The same key, shut until it is unblocked; blocking twice changes nothing. */
    public VirtualKey blocked() {
        return withValidity(validity.blocked(true));
    }

    public VirtualKey unblocked() {
        return withValidity(validity.blocked(false));
    }

    private VirtualKey withValidity(Validity other) {
        return new VirtualKey(id, label, proof, grants, other);
    }
}
