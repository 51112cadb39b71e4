package dev.tunegate.domain.catalog;

import dev.tunegate.domain.shared.Metadata;
import dev.tunegate.domain.shared.Revision;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Builds stored deployments that are valid, so that a test says only what matters. */
public final class StoredModelFixture {

    public static final Instant ADDED_AT = Instant.parse("2026-11-21T10:00:00Z");

    private String id = "stored-1";
    private String name = "gpt-stored";
    private final Map<String, String> plain = new HashMap<>(Map.of("model", "openai/gpt-4o-mini"));
    private final Map<String, Secret> secret = new HashMap<>();
    private Set<String> groups = Set.of();
    private boolean blocked;

    private StoredModelFixture() {}

    public static StoredModelFixture aStoredModel() {
        return new StoredModelFixture();
    }

    public StoredModelFixture withId(String value) {
        id = value;
        return this;
    }

    public StoredModelFixture named(String value) {
        name = value;
        return this;
    }

    public StoredModelFixture saying(String word, String text) {
        plain.put(word, text);
        return this;
    }

    public StoredModelFixture keeping(String word, String credential) {
        secret.put(word, new Secret(credential));
        return this;
    }

    public StoredModelFixture inGroups(String... all) {
        groups = Set.of(all);
        return this;
    }

    public StoredModelFixture blocked() {
        blocked = true;
        return this;
    }

    public StoredModel build() {
        return new StoredModel(
                new DeploymentId(id),
                new ModelName(name),
                new ModelWords(plain, secret),
                EnumSet.allOf(Endpoint.class),
                groups,
                new Metadata(Map.of("mode", "chat")),
                blocked,
                Revision.first(ADDED_AT, "alice"));
    }
}
