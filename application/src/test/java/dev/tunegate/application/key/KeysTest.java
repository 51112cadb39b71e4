package dev.tunegate.application.key;

import static dev.tunegate.application.key.KeyHouse.ADMINISTRATOR;
import static dev.tunegate.application.key.KeyHouse.wanted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tunegate.domain.access.KeyId;
import dev.tunegate.domain.catalog.Connection;
import dev.tunegate.domain.catalog.DeploymentId;
import dev.tunegate.domain.catalog.ModelCatalog;
import dev.tunegate.domain.catalog.ModelGrants;
import dev.tunegate.domain.catalog.ProviderAccount;
import dev.tunegate.domain.key.KeyFilter;
import dev.tunegate.domain.provider.ProviderId;
import dev.tunegate.domain.shared.ListQuery;
import dev.tunegate.domain.shared.Metadata;
import dev.tunegate.domain.shared.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Issuing, finding, blocking and deleting keys. */
class KeysTest {

    private final KeyHouse house = new KeyHouse();

    @Test
    void an_issued_key_keeps_a_hash_and_never_the_secret() {
        var issued = house.issued("gpt-4o");

        var kept = house.keys.find(issued.key().id()).orElseThrow();

        assertThat(kept).isEqualTo(issued.key());
        assertThat(kept.proof().hash()).isEqualTo(house.pepper.hash(issued.secret().reveal()));
        assertThat(issued.secret().reveal()).endsWith(kept.proof().tail());
        assertThat(issued.toString()).doesNotContain(issued.secret().reveal());
    }

    @Test
    void a_key_may_be_granted_models_access_groups_or_all() {
        var issued = house.issued("gpt-4o", "cheap", ModelGrants.EVERY_MODEL);

        assertThat(issued.key().powers().models().names())
                .containsExactlyInAnyOrder("gpt-4o", "cheap", ModelGrants.EVERY_MODEL);
    }

    @Test
    void a_model_that_is_not_configured_cannot_be_granted() {
        var refusal =
                catchThrowableOfType(
                        Refusal.InvalidInput.class, () -> house.issued("gpt-4o", "gpt-40"));

        assertThat(refusal.param()).contains("models");
        assertThat(refusal.reason()).contains("gpt-40");
        assertThat(house.keys.count()).isZero();
    }

    @Test
    void where_an_account_serves_any_model_any_model_can_be_granted() {
        var at = new Connection("north", Optional.empty(), Optional.empty(), Map.of());
        var account =
                new ProviderAccount(
                        new DeploymentId("acct-1"), new ProviderId("azure"), at, Map.of());
        house.deployments.set(new ModelCatalog(List.of(), List.of(account)));

        var issued = house.issued("gpt-35-turbo-1106");

        assertThat(issued.key().powers().models().names()).containsExactly("gpt-35-turbo-1106");
    }

    @Test
    void an_alias_has_at_most_128_characters() {
        var wanted =
                new NewKey(
                        Optional.of("a".repeat(129)),
                        ModelGrants.NONE,
                        Optional.empty(),
                        Metadata.NONE);

        assertThatThrownBy(() -> house.issueKey().issue(ADMINISTRATOR, wanted))
                .isInstanceOf(Refusal.InvalidInput.class);
    }

    @Test
    void only_an_administrator_deals_with_keys() {
        var issued = house.issued("gpt-4o");
        var holder = house.callerOf(issued);
        var id = issued.key().id();

        assertThatThrownBy(() -> house.issueKey().issue(holder, wanted("gpt-4o")))
                .isInstanceOf(Refusal.NotAllowed.class);
        assertThatThrownBy(() -> house.block().block(holder, id))
                .isInstanceOf(Refusal.NotAllowed.class);
        assertThatThrownBy(() -> house.delete().delete(holder, List.of(id)))
                .isInstanceOf(Refusal.NotAllowed.class);
        assertThat(house.find().list(holder, KeyFilter.ALL, ListQuery.first(10)).items())
                .containsExactly(issued.key());
        assertThat(house.keys.find(id)).contains(issued.key());
    }

    @Test
    void a_holder_finds_its_own_key_by_id_and_by_secret() {
        var issued = house.issued("gpt-4o");
        var holder = house.callerOf(issued);

        assertThat(house.find().own(holder)).isEqualTo(issued.key());
        assertThat(house.find().byReference(holder, issued.key().id().value()))
                .isEqualTo(issued.key());
        assertThat(house.find().byReference(holder, issued.secret().reveal()))
                .isEqualTo(issued.key());
    }

    @Test
    void a_holder_finds_nobody_elses_key() {
        var holder = house.callerOf(house.issued("gpt-4o"));
        var other = house.issued("gpt-4o");

        assertThatThrownBy(() -> house.find().byReference(holder, other.key().id().value()))
                .isInstanceOf(Refusal.NotFound.class);
    }

    @Test
    void a_key_that_is_not_found_is_not_echoed() {
        var secret = " " + house.issued("gpt-4o").secret().reveal();

        assertThatThrownBy(() -> house.find().byReference(ADMINISTRATOR, secret))
                .isInstanceOf(Refusal.NotFound.class)
                .message()
                .doesNotContain(secret.strip());
    }

    @Test
    void blocking_twice_is_blocking_once() {
        var id = house.issued("gpt-4o").key().id();

        var once = house.block().block(ADMINISTRATOR, id);
        var twice = house.block().block(ADMINISTRATOR, id);

        assertThat(twice).isEqualTo(once);
        assertThat(house.keys.find(id)).contains(once);
    }

    @Test
    void a_key_that_does_not_exist_cannot_be_blocked() {
        assertThatThrownBy(() -> house.block().block(ADMINISTRATOR, KeyId.fresh()))
                .isInstanceOf(Refusal.NotFound.class);
    }

    @Test
    void keys_are_deleted_all_or_none() {
        var one = house.issued("gpt-4o").key().id();
        var two = house.issued("gpt-4o").key().id();

        assertThatThrownBy(
                        () ->
                                house.delete()
                                        .delete(ADMINISTRATOR, List.of(one, KeyId.fresh(), two)))
                .isInstanceOf(Refusal.NotFound.class);
        assertThat(house.keys.count()).isEqualTo(2);

        house.delete().delete(ADMINISTRATOR, List.of(one, two, one));
        assertThat(house.keys.count()).isZero();
    }
}
