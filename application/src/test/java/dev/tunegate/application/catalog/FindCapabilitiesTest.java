package dev.tunegate.application.catalog;

import static dev.tunegate.domain.access.CallerFixture.administrator;
import static dev.tunegate.domain.access.CallerFixture.alice;
import static dev.tunegate.domain.access.CallerFixture.aliceHolding;
import static dev.tunegate.domain.catalog.DeploymentFixture.aDeployment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.domain.catalog.Connection;
import dev.tunegate.domain.catalog.DeploymentId;
import dev.tunegate.domain.catalog.Endpoint;
import dev.tunegate.domain.catalog.FixedDeployments;
import dev.tunegate.domain.catalog.ModelCatalog;
import dev.tunegate.domain.catalog.ModelName;
import dev.tunegate.domain.catalog.ProviderAccount;
import dev.tunegate.domain.catalog.ProviderWords;
import dev.tunegate.domain.file.ScriptedFileStore;
import dev.tunegate.domain.finetuning.Capabilities.Feature;
import dev.tunegate.domain.finetuning.ScriptedProvider;
import dev.tunegate.domain.finetuning.Term;
import dev.tunegate.domain.finetuning.TermsFixture;
import dev.tunegate.domain.provider.ByProvider;
import dev.tunegate.domain.provider.ProviderId;
import dev.tunegate.domain.shared.Refusal;
import dev.tunegate.domain.shared.SettableClock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What each caller is told of what can be trained. */
final class FindCapabilitiesTest {

    private static final ProviderId OPENAI = new ProviderId("openai");
    private static final ProviderId BEDROCK = new ProviderId("bedrock");
    private static final Optional<ProviderId> ANYWHERE = Optional.empty();

    private final FixedDeployments deployments =
            new FixedDeployments(
                    aDeployment().named("one").build(),
                    aDeployment().withId("openai-2").named("one").build(),
                    aDeployment().withId("bedrock-1").at("bedrock").named("two").build(),
                    aDeployment()
                            .withId("openai-3")
                            .named("talker")
                            .offering(Endpoint.CHAT_COMPLETIONS)
                            .build(),
                    aDeployment().withId("absent-1").at("absent").named("three").build());
    private final ScriptedProvider openai =
            new ScriptedProvider(OPENAI, SettableClock.atNoon()).withoutPausing();
    private final ScriptedProvider bedrock =
            new ScriptedProvider(BEDROCK, SettableClock.atNoon())
                    .taking(
                            TermsFixture.withOwn(
                                    TermsFixture.anything(BEDROCK),
                                    "lora",
                                    new Term.Taken("a switch", TermsFixture.NOWHERE)));

    private FindCapabilities find() {
        return find(deployments);
    }

    private FindCapabilities find(FixedDeployments catalog) {
        return new FindCapabilities(
                catalog,
                new ByProvider<>(List.of(openai, bedrock)),
                new ByProvider<>(
                        List.of(new ScriptedFileStore(OPENAI), new ScriptedFileStore(BEDROCK))),
                new ByProvider<>(List.of(new Words(OPENAI), new Words(BEDROCK))));
    }

    private record Words(ProviderId provider) implements ProviderWords {

        @Override
        public List<String> knownModels() {
            return List.of("model-of-" + provider);
        }
    }

    private static List<String> told(List<ModelCapabilities> found) {
        return found.stream().map(it -> it.model() + " at " + it.provider()).toList();
    }

    @Test
    void deployments_that_can_do_the_same_are_one_entry() {
        assertThat(told(find().list(alice(), ANYWHERE)))
                .containsExactly("one at openai", "two at bedrock");
    }

    @Test
    void a_key_is_told_of_its_models_alone() {
        assertThat(told(find().list(aliceHolding("two", "talker"), ANYWHERE)))
                .containsExactly("two at bedrock");
    }

    @Test
    void an_administrator_is_told_what_providers_could_do_besides() {
        var found = find().list(administrator(), ANYWHERE);

        assertThat(told(found))
                .endsWith("model-of-bedrock at bedrock", "model-of-openai at openai");
        assertThat(found.stream().filter(ModelCapabilities::configured)).hasSize(2);
    }

    @Test
    void one_provider_may_be_asked_for() {
        assertThat(told(find().list(administrator(), Optional.of(BEDROCK))))
                .containsExactly("two at bedrock", "model-of-bedrock at bedrock");
    }

    @Test
    void an_administrator_may_ask_for_a_model_that_is_not_configured() {
        var wanted = new ModelName("model-of-bedrock");

        assertThat(find().of(administrator(), wanted, ANYWHERE))
                .singleElement()
                .matches(it -> !it.configured());
        assertThatThrownBy(() -> find().of(alice(), wanted, ANYWHERE))
                .isInstanceOf(Refusal.NotFound.class);
        assertThatThrownBy(() -> find().of(administrator(), wanted, Optional.of(OPENAI)))
                .isInstanceOf(Refusal.NotFound.class);
    }

    @Test
    void what_is_told_is_what_the_adapters_do() {
        var found = find().of(alice(), new ModelName("one"), ANYWHERE).getFirst();

        assertThat(found.capabilities().features())
                .contains(Feature.EVENTS)
                .doesNotContain(Feature.PAUSE);
        assertThat(found.capabilities().training().methods()).containsKey("supervised");
    }

    @Test
    void a_model_that_may_not_be_used_is_not_there() {
        var wanted = new ModelName("one");

        assertThatThrownBy(() -> find().of(aliceHolding("two"), wanted, ANYWHERE))
                .isInstanceOf(Refusal.NotFound.class);
        assertThatThrownBy(() -> find().of(alice(), new ModelName("talker"), ANYWHERE))
                .isInstanceOf(Refusal.NotFound.class);
        assertThatThrownBy(() -> find().of(alice(), wanted, Optional.of(BEDROCK)))
                .isInstanceOf(Refusal.NotFound.class);
    }

    @Test
    void an_account_serves_a_model_that_nobody_configured() {
        var account =
                new ProviderAccount(
                        new DeploymentId("account"),
                        BEDROCK,
                        new Connection("aws", Optional.empty(), Optional.empty(), Map.of()),
                        Map.of());
        var find = find(new FixedDeployments(new ModelCatalog(List.of(), List.of(account))));
        var wanted = new ModelName("any");

        assertThat(told(find.of(alice(), wanted, Optional.of(BEDROCK))))
                .containsExactly("any at bedrock");
        assertThatThrownBy(() -> find.of(alice(), wanted, ANYWHERE))
                .isInstanceOf(Refusal.NotFound.class);
    }

    @Test
    void the_parameters_of_all_providers_are_known() {
        assertThat(find().extensions()).containsExactly("lora");
    }
}
