package dev.tunegate.domain.catalog;

import dev.tunegate.domain.provider.ProviderId;
import dev.tunegate.domain.shared.Metadata;
import dev.tunegate.domain.shared.Revision;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Credentials for tests: an account at OpenAI, unless a test says otherwise. */
public record CredentialFixture(
        String name,
        Optional<URI> address,
        Map<String, String> settings,
        Map<String, Secret> secrets) {

    public static final Instant CREATED_AT = Instant.parse("2026-01-15T12:00:00Z");

    public static CredentialFixture aCredential() {
        return new CredentialFixture(
                "main account",
                Optional.of(URI.create("https://api.example.com/v1")),
                Map.of("organization", "org-größe"),
                Map.of("api_key", new Secret("sk-größe-1")));
    }

    public CredentialFixture named(String other) {
        return new CredentialFixture(other, address, settings, secrets);
    }

    public CredentialFixture at(String other) {
        return new CredentialFixture(name, Optional.of(URI.create(other)), settings, secrets);
    }

    public CredentialFixture nowhere() {
        return new CredentialFixture(name, Optional.empty(), settings, secrets);
    }

    public CredentialFixture saying(Map<String, String> other) {
        return new CredentialFixture(name, address, other, secrets);
    }

    public CredentialFixture holding(Map<String, Secret> other) {
        return new CredentialFixture(name, address, settings, other);
    }

    public Credential build() {
        return new Credential(
                new CredentialName(name),
                Optional.of(new ProviderId("openai")),
                address,
                settings,
                secrets,
                new Metadata(Map.of("custom_llm_provider", "openai", "note", "“ours” 日本")),
                Revision.first(CREATED_AT, "administrator"));
    }
}
