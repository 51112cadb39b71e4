package dev.tunegate.domain.catalog;

import static dev.tunegate.domain.catalog.CredentialFixture.CREATED_AT;
import static dev.tunegate.domain.catalog.CredentialFixture.aCredential;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.domain.shared.Metadata;
import dev.tunegate.domain.shared.Race;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every keeper of credentials must do. Each test begins without any. */
public interface CredentialsContract {

    Credentials credentials();

    @Test
    default void a_credential_comes_back_with_its_secrets() {
        var credential =
                aCredential()
                        .named("org/main account “1”")
                        .holding(
                                Map.of(
                                        "api_key",
                                        new Secret("größe"),
                                        "token",
                                        new Secret("{\"a\":1}")))
                        .build();

        assertThat(credentials().add(credential)).isTrue();

        assertThat(credentials().find(credential.name())).contains(credential);
    }

    @Test
    default void a_credential_without_address_settings_or_secrets_comes_back_too() {
        var bare =
                new Credential(
                        new CredentialName("bare"),
                        Optional.empty(),
                        Optional.empty(),
                        Map.of(),
                        Map.of(),
                        Metadata.NONE,
                        aCredential().build().revision());

        credentials().add(bare);

        assertThat(credentials().find(bare.name())).contains(bare);
    }

    @Test
    default void a_name_is_given_once() {
        var first = aCredential().build();
        credentials().add(first);

        assertThat(credentials().add(aCredential().nowhere().build())).isFalse();
        assertThat(credentials().find(first.name())).contains(first);
    }

    @Test
    default void all_come_by_name() {
        var names = new String[] {"b", "a", "B", "c d"};
        for (var name : names) {
            credentials().add(aCredential().named(name).build());
        }

        assertThat(credentials().all())
                .extracting(it -> it.name().value())
                .containsExactly("B", "a", "b", "c d");
    }

    @Test
    default void a_change_is_kept_and_answered() {
        var credential = aCredential().build();
        credentials().add(credential);
        var other = aCredential().at("https://eu.example.com/v1").holding(Map.of()).build();

        var changed = credentials().change(credential.name(), _ -> other);

        assertThat(changed).contains(other);
        assertThat(credentials().find(credential.name())).contains(other);
    }

    @Test
    default void a_change_that_is_refused_changes_nothing() {
        var credential = aCredential().build();
        credentials().add(credential);

        assertThatThrownBy(
                        () ->
                                credentials()
                                        .change(
                                                credential.name(),
                                                _ -> {
                                                    throw new IllegalStateException("no");
                                                }))
                .hasMessage("no");
        assertThat(credentials().find(credential.name())).contains(credential);
    }

    @Test
    default void none_of_many_changes_at_once_is_lost() {
        var name = aCredential().build().name();
        credentials().add(aCredential().build());

        Race.of(8, () -> credentials().change(name, CredentialsContract::next));

        assertThat(credentials().find(name).orElseThrow().revision().version()).isEqualTo(9);
    }

    private static Credential next(Credential it) {
        return new Credential(
                it.name(),
                it.provider(),
                it.address(),
                it.settings(),
                it.secrets(),
                it.info(),
                it.revision().next(CREATED_AT, "somebody"));
    }

    @Test
    default void a_credential_is_removed_once() {
        var name = aCredential().build().name();
        credentials().add(aCredential().build());

        assertThat(credentials().remove(name)).isTrue();
        assertThat(credentials().remove(name)).isFalse();
        assertThat(credentials().find(name)).isEmpty();
        assertThat(credentials().change(name, it -> it)).isEmpty();
    }
}
