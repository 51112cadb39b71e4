package dev.tunegate.domain.access;

import static dev.tunegate.domain.access.CallerFixture.ALICE;
import static dev.tunegate.domain.access.CallerFixture.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.domain.access.CallerAccounts.Brought;
import dev.tunegate.domain.catalog.DeploymentId;
import dev.tunegate.domain.catalog.ModelName;
import dev.tunegate.domain.catalog.ProviderAccount;
import dev.tunegate.domain.catalog.Secret;
import dev.tunegate.domain.provider.ProviderId;
import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every keeper of callers' accounts must do. Each test begins without any. */
public interface CallerAccountsContract {

    Instant NOON = Instant.parse("2026-01-15T12:00:00Z");
    Brought MINE = brought("https://api.example.com/v1", "sk-größe-1");

    CallerAccounts accounts();

    private static Brought brought(String address, String credential) {
        return new Brought(new ProviderId("openai"), URI.create(address), new Secret(credential));
    }

    @Test
    default void an_account_comes_back_with_its_credential() {
        var account = accounts().keep(ALICE, MINE, NOON);

        var at = account.serving(new ModelName("org/model:v1"));

        assertThat(account.provider()).isEqualTo(MINE.provider());
        assertThat(account.connection().baseUrl()).contains(MINE.address());
        assertThat(account.connection().apiKey()).contains(MINE.credential());
        assertThat(accounts().find(at.id())).contains(account);
        assertThat(accounts().find(at.id()).flatMap(it -> it.find(at.id()))).contains(at);
    }

    @Test
    default void the_same_credential_is_one_account() {
        var first = accounts().keep(ALICE, MINE, NOON);
        var second = accounts().keep(ALICE, MINE, NOON.plusSeconds(60));

        assertThat(second).isEqualTo(first);
        assertThat(accounts().since(NOON)).containsExactly(first);
    }

    @Test
    default void another_owner_address_or_credential_is_another_account() {
        var account = accounts().keep(ALICE, MINE, NOON);

        assertThat(accounts().keep(BOB, MINE, NOON).id()).isNotEqualTo(account.id());
        assertThat(keep("https://other.example.com/v1", "sk-größe-1").id())
                .isNotEqualTo(account.id());
        assertThat(keep("https://api.example.com/v1", "sk-größe-2").id())
                .isNotEqualTo(account.id());
        assertThat(accounts().since(NOON)).hasSize(4);
    }

    private ProviderAccount keep(String address, String credential) {
        return accounts().keep(ALICE, brought(address, credential), NOON);
    }

    @Test
    default void accounts_that_were_brought_before_are_not_among_the_latest() {
        accounts().keep(ALICE, MINE, NOON);

        assertThat(accounts().since(NOON.plusSeconds(1))).isEmpty();
        assertThat(accounts().since(NOON)).hasSize(1);
    }

    @Test
    default void what_is_nobodys_account_is_not_found() {
        assertThat(accounts().find(new DeploymentId("openai-1"))).isEmpty();
        assertThat(accounts().find(new DeploymentId("own-unknown~bW9kZWw"))).isEmpty();
    }
}
