package dev.tunegate.domain.key;

import dev.tunegate.domain.access.KeyId;
import dev.tunegate.domain.catalog.ModelGrants;
import dev.tunegate.domain.organization.Limits;
import dev.tunegate.domain.shared.Metadata;
import dev.tunegate.domain.shared.Revision;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Builds virtual keys that are valid, so that a test says only what matters. */
public final class KeyFixture {

    /** When fixtures are made unless told otherwise. */
    public static final Instant CREATED_AT = Instant.parse("2026-01-15T10:00:00Z");

    private KeyId id = KeyId.fresh();
    private Optional<String> alias = Optional.empty();
    private Metadata metadata = Metadata.NONE;
    private VirtualKey.Proof proof = new VirtualKey.Proof(new KeyHash("ab".repeat(32)), "WXYZ");
    private ModelGrants grants = ModelGrants.ALL;
    private VirtualKey.Holder holder = VirtualKey.Holder.NOBODY;
    private KeyType type = KeyType.DEFAULT;
    private Environment environment = Environment.LIVE;
    private Limits limits = Limits.NONE;
    private Instant createdAt = CREATED_AT;
    private Optional<Instant> expiresAt = Optional.empty();
    private boolean blocked;

    private KeyFixture() {}

    public static KeyFixture aKey() {
        return new KeyFixture();
    }

    public KeyFixture withId(String value) {
        id = new KeyId(value);
        return this;
    }

    public KeyFixture called(String name) {
        alias = Optional.of(name);
        return this;
    }

    public KeyFixture noting(Map<String, String> pairs) {
        metadata = new Metadata(pairs);
        return this;
    }

    /** The key that this secret opens. */
    public KeyFixture openedBy(KeySecret secret, Pepper pepper) {
        id = secret.id();
        proof = new VirtualKey.Proof(pepper.hash(secret.reveal()), secret.tail());
        return this;
    }

    public KeyFixture granting(String... models) {
        grants = new ModelGrants(Set.of(models));
        return this;
    }

    public KeyFixture heldBy(VirtualKey.Holder other) {
        holder = other;
        return this;
    }

    public KeyFixture of(KeyType other) {
        type = other;
        return this;
    }

    public KeyFixture in(Environment other) {
        environment = other;
        return this;
    }

    public KeyFixture limitedTo(Limits other) {
        limits = other;
        return this;
    }

    public KeyFixture createdAt(Instant time) {
        createdAt = time;
        return this;
    }

    public KeyFixture expiringAt(Instant time) {
        expiresAt = Optional.of(time);
        return this;
    }

    public KeyFixture blocked() {
        blocked = true;
        return this;
    }

    public VirtualKey build() {
        return new VirtualKey(
                id,
                new VirtualKey.Label(alias, metadata),
                holder,
                proof,
                new VirtualKey.Powers(type, environment, grants, limits),
                new VirtualKey.Validity(expiresAt, blocked),
                Revision.first(createdAt, "administrator"));
    }
}
