package dev.tunegate.application.catalog;

import static dev.tunegate.domain.access.CallerFixture.alice;
import static dev.tunegate.domain.access.CallerFixture.bob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.CallerAccounts.Brought;
import dev.tunegate.domain.access.InMemoryCallerAccounts;
import dev.tunegate.domain.catalog.ProviderChoice;
import dev.tunegate.domain.catalog.Secret;
import dev.tunegate.domain.provider.ProviderId;
import dev.tunegate.domain.shared.Refusal;
import dev.tunegate.domain.shared.SettableClock;
import java.net.URI;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BringAccountTest {

    private final InMemoryCallerAccounts accounts = new InMemoryCallerAccounts();

    private ProviderChoice bring(Caller caller, String address, String... allowed) {
        var use =
                new BringAccount(
                        new CallerCredentials(Set.of(allowed)), accounts, SettableClock.atNoon());
        var account =
                new Brought(new ProviderId("openai"), URI.create(address), new Secret("sk-mine"));
        return use.bring(caller, account);
    }

    @Test
    void no_host_is_allowed_unless_an_administrator_names_it() {
        var refusal =
                catchThrowableOfType(
                        Refusal.NotAllowed.class,
                        () -> bring(alice(), "https://api.openai.com/v1"));

        assertThat(refusal.code()).contains("caller_credentials_not_allowed");
        assertThat(refusal.reason()).doesNotContain("sk-mine");
        assertThat(accounts.since(Instant.EPOCH)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://api.openai.com.evil.example/v1",
                "https://api.openai.com:8443/v1",
                "https://evil.example/api.openai.com"
            })
    void a_host_that_only_looks_like_an_allowed_one_is_not(String address) {
        assertThatThrownBy(() -> bring(alice(), address, "api.openai.com"))
                .isInstanceOf(Refusal.NotAllowed.class);
    }

    @Test
    void a_credential_does_not_go_over_plain_http_but_to_this_machine() {
        assertThatThrownBy(() -> bring(alice(), "http://api.openai.com/v1", "api.openai.com"))
                .isInstanceOf(Refusal.InvalidInput.class);
        assertThat(bring(alice(), "http://127.0.0.1:4020/v1", "127.0.0.1").brought()).isPresent();
    }

    @Test
    void an_account_is_its_owners_alone() {
        var alices = bring(alice(), "https://API.openai.com/v1", "api.openai.com");
        var bobs = bring(bob(), "https://API.openai.com/v1", "api.openai.com");

        assertThat(alices.brought()).isPresent().isNotEqualTo(bobs.brought());
    }
}
