package dev.tunegate.domain.catalog;

import static dev.tunegate.domain.catalog.DeploymentFixture.aDeployment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.domain.catalog.ProviderChoice.Target;
import dev.tunegate.domain.provider.ProviderId;
import dev.tunegate.domain.shared.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The catalog, and the names in it. */
final class ModelCatalogTest {

    private static final ModelName MINI = new ModelName("gpt-4o-mini");

    private final ModelDeployment first = aDeployment().withId("a").inGroup("cheap").build();
    private final ModelDeployment second =
            aDeployment().withId("b").inGroup("fast").offering(Endpoint.CHAT_COMPLETIONS).build();
    private final ModelDeployment other = aDeployment().withId("c").named("other").build();
    private final ModelCatalog catalog = new ModelCatalog(List.of(first, second, other));

    @Test
    void deployments_are_found_by_public_name_in_their_order() {
        assertThat(catalog.serving(MINI)).containsExactly(first, second);
        assertThat(catalog.serving(new ModelName("nobody"))).isEmpty();
        assertThat(catalog.names()).containsExactly(MINI, new ModelName("other"));
    }

    @Test
    void a_deployment_that_cannot_tune_is_left_out_where_tuning_is_asked_for() {
        assertThat(catalog.serving(MINI, Endpoint.FINE_TUNING)).containsExactly(first);
    }

    @Test
    void the_groups_of_all_its_deployments_open_a_model() {
        var fast = ModelAccess.boundBy("key", new ModelGrants(Set.of("fast")));

        assertThat(catalog.permits(fast, MINI)).isTrue();
        assertThat(catalog.permits(fast, other.name())).isFalse();
    }

    @Test
    void two_deployments_cannot_share_an_id() {
        assertThatThrownBy(() -> new ModelCatalog(List.of(first, first)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "/chat/completions, CHAT_COMPLETIONS",
        "/completions, COMPLETIONS",
        "/v1/embeddings, EMBEDDINGS",
        "/v1/chat/completions, CHAT_COMPLETIONS",
        "/fine_tuning, FINE_TUNING",
        "/fine_tuning/jobs, FINE_TUNING",
        "/v1/fine_tuning/jobs, FINE_TUNING"
    })
    void endpoints_are_known_by_their_paths(String path, Endpoint endpoint) {
        assertThat(Endpoint.named(path)).contains(endpoint);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/v1", "/responses", "fine_tuning", "/fine_tuning/jobs/x"})
    void other_paths_are_no_endpoints(String path) {
        assertThat(Endpoint.named(path)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\nb", "a\u0000b"})
    void a_callers_word_that_cannot_be_a_model_is_refused(String word) {
        assertThatThrownBy(() -> ModelName.of(word, "model"))
                .isInstanceOfSatisfying(
                        Refusal.InvalidInput.class, it -> assertThat(it.param()).contains("model"));
    }

    @Test
    void a_model_name_may_hold_colons_and_slashes_and_has_at_most_256_characters() {
        assertThat(ModelName.of("ft:org/model:x", "model").value()).isEqualTo("ft:org/model:x");
        assertThat(new ModelName("x".repeat(256)).value()).hasSize(256);
        assertThatThrownBy(() -> new ModelName("x".repeat(257)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_credential_prints_as_stars_wherever_it_is_held() {
        var deployment = aDeployment().withKey("sk-very-secret").build();

        assertThat(deployment.toString()).doesNotContain("sk-very-secret").contains("***");
    }

    private static final ProviderAccount EAST = account("acct-east", "azure", "east");
    private static final ProviderAccount WEST = account("acct-west", "azure", "west");

    private static ProviderAccount account(String id, String provider, String name) {
        var connection = new Connection(name, Optional.empty(), Optional.empty(), Map.of());
        return new ProviderAccount(
                new DeploymentId(id), new ProviderId(provider), connection, Map.of());
    }

    private static Target target(@Nullable String provider, @Nullable String account) {
        return new Target(
                Optional.ofNullable(provider).map(ProviderId::new),
                Optional.ofNullable(account),
                1);
    }

    @Test
    void an_account_serves_any_model_and_its_deployment_is_found_again() {
        var accounts = new ModelCatalog(List.of(first), List.of(EAST, WEST));
        var model = new ModelName("org/größe:v1~x");

        var at = accounts.trainable(model, target("azure", null));

        assertThat(at).hasSize(2).allSatisfy(it -> assertThat(it.name()).isEqualTo(model));
        assertThat(at.getFirst().target().model()).isEqualTo(model.value());
        assertThat(at).allSatisfy(it -> assertThat(accounts.find(it.id())).contains(it));
        assertThat(accounts.find(new DeploymentId("acct-other~" + "bQ"))).isEmpty();
    }

    @Test
    void a_configured_deployment_goes_before_the_accounts() {
        var accounts =
                new ModelCatalog(
                        List.of(first), List.of(account("acct-1", "openai", "other"), EAST));

        assertThat(accounts.trainable(first.name(), target("openai", null))).containsExactly(first);
        assertThat(accounts.trainable(first.name(), target("openai", "other")))
                .extracting(it -> it.connection().name())
                .containsExactly("other");
        assertThat(accounts.trainable(first.name(), target("azure", "west"))).isEmpty();
        assertThat(accounts.trainable(first.name(), target(null, "east"))).hasSize(1);
    }
}
