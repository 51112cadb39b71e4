package dev.tunegate.application.inference;

import static dev.tunegate.application.inference.InferenceHouse.asking;
import static dev.tunegate.domain.access.CallerFixture.administrator;
import static dev.tunegate.domain.access.CallerFixture.alice;
import static dev.tunegate.domain.access.CallerFixture.aliceHolding;
import static dev.tunegate.domain.access.CallerFixture.bob;
import static dev.tunegate.domain.catalog.Endpoint.CHAT_COMPLETIONS;
import static dev.tunegate.domain.inference.ModelFixture.aModel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tunegate.domain.inference.ServedModel;
import dev.tunegate.domain.provider.ProviderFailure;
import dev.tunegate.domain.provider.Reaction;
import dev.tunegate.domain.shared.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Finding, calling and deleting models, for two tenants. */
class ModelsTest {

    private static final String THEIRS = "ft:gpt-4o-mini-2024-07-18:their-organization::9AbCdEfG";

    private final InferenceHouse house = new InferenceHouse();
    private final ServedModel tuned = aModel().build();
    private final String name = tuned.name().value();

    @Test
    void a_tuned_model_is_listed_for_its_owner_and_administrators_alone() {
        house.served.add(tuned);

        assertThat(house.find().list(alice())).extracting(KnownModel::name).contains(tuned.name());
        assertThat(house.find().list(administrator()))
                .extracting(KnownModel::name)
                .contains(tuned.name());
        assertThat(house.find().list(bob()))
                .extracting(KnownModel::name)
                .doesNotContain(tuned.name());
        assertThatThrownBy(() -> house.find().byName(bob(), name))
                .isInstanceOf(Refusal.NotFound.class);
    }

    @Test
    void a_key_sees_the_configured_models_that_it_may_use() {
        var models = house.find().list(aliceHolding("mute"));

        assertThat(models).extracting(it -> it.name().value()).containsExactly("mute");
        assertThatThrownBy(() -> house.find().byName(aliceHolding("mute"), "gpt-4o-mini"))
                .isInstanceOf(Refusal.NotFound.class);
    }

    @Test
    void a_models_name_on_a_page_is_never_the_providers() {
        house.served.add(tuned);

        assertThat(house.find().list(alice()).toString()).doesNotContain("their-organization");
    }

    @Test
    void a_configured_model_is_asked_under_the_providers_name() throws IOException {
        try (var answer =
                house.models()
                        .call(alice(), CHAT_COMPLETIONS, "gpt-4o-mini", asking("gpt-4o-mini"))
                        .answer()
                        .body()) {
            var text = new String(answer.readAllBytes(), StandardCharsets.UTF_8);

            assertThat(text).contains("\"model\":\"gpt-4o-mini\"");
            assertThat(house.chat.requests())
                    .containsExactly("{\"model\":\"gpt-4o-mini-2024-07-18\",\"messages\":[]}");
        }
    }

    @Test
    void a_tuned_model_is_asked_under_the_providers_name() {
        house.served.add(tuned);

        house.models().call(alice(), CHAT_COMPLETIONS, name, asking(name));

        assertThat(house.chat.requests())
                .containsExactly("{\"model\":\"" + THEIRS + "\",\"messages\":[]}");
    }

    @Test
    void another_tenants_tuned_model_cannot_be_asked() {
        house.served.add(tuned);

        assertThatThrownBy(() -> house.models().call(bob(), CHAT_COMPLETIONS, name, asking(name)))
                .isInstanceOf(Refusal.NotFound.class);
        assertThat(house.chat.onComplete().calls()).isZero();
    }

    @Test
    void the_providers_own_name_of_a_model_opens_nothing() {
        house.served.add(tuned);

        assertThatThrownBy(
                        () ->
                                house.models()
                                        .call(alice(), CHAT_COMPLETIONS, THEIRS, asking(THEIRS)))
                .isInstanceOf(Refusal.NotFound.class);
    }

    @Test
    void a_model_that_is_not_granted_cannot_be_asked() {
        assertThatThrownBy(
                        () ->
                                house.models()
                                        .call(
                                                aliceHolding("mute"),
                                                CHAT_COMPLETIONS,
                                                "gpt-4o-mini",
                                                asking("gpt-4o-mini")))
                .isInstanceOf(Refusal.NotAllowed.class);
    }

    @Test
    void a_model_without_chat_cannot_be_asked() {
        assertThatThrownBy(
                        () ->
                                house.models()
                                        .call(alice(), CHAT_COMPLETIONS, "mute", asking("mute")))
                .isInstanceOf(Refusal.NotSupported.class);
    }

    @Test
    void a_refusal_of_the_provider_reaches_the_caller_with_its_reason() {
        house.chat.onComplete().next(Reaction.REFUSE);

        var refusal = refusalOf(Refusal.TurnedDownByProvider.class);

        assertThat(refusal.status()).isEqualTo(400);
        assertThat(refusal.reason()).isEqualTo("Not like this.");
    }

    @Test
    void a_wrong_credential_is_our_operators_fault_and_not_shown() {
        house.chat.onComplete().next(Reaction.BE_MISCONFIGURED);

        var refusal = refusalOf(Refusal.TurnedDownByProvider.class);

        assertThat(refusal.status()).isEqualTo(502);
        assertThat(refusal.reason()).doesNotContain("Wrong key.");
    }

    @Test
    void a_provider_that_asks_for_patience_is_passed_on() {
        var pause = Duration.ofSeconds(7);
        house.chat.onComplete().nextFails(new ProviderFailure.Unavailable("Full.", pause, null));

        assertThat(refusalOf(Refusal.Unavailable.class).retryAfter()).isEqualTo(pause);
    }

    @Test
    void an_answer_that_never_began_may_be_asked_for_again() {
        house.chat.onComplete().next(Reaction.BE_UNCLEAR);

        assertThat(refusalOf(Refusal.Unavailable.class).code()).contains("provider_unavailable");
    }

    @Test
    void a_tuned_model_whose_deployment_is_gone_says_so() {
        house.served.add(tuned);
        house.deployments.set();

        assertThatThrownBy(() -> house.models().call(alice(), CHAT_COMPLETIONS, name, asking(name)))
                .isInstanceOf(Refusal.WrongState.class);
    }

    @Test
    void deleting_a_tuned_model_deletes_it_at_the_provider_too() {
        house.served.add(tuned);

        house.delete().delete(alice(), name);

        assertThat(house.chat.hasDeleted(THEIRS)).isTrue();
        assertThat(house.served.visibleTo(administrator(), tuned.name())).isEmpty();
    }

    @Test
    void another_tenant_cannot_delete_it() {
        house.served.add(tuned);

        assertThatThrownBy(() -> house.delete().delete(bob(), name))
                .isInstanceOf(Refusal.NotFound.class);
        assertThat(house.chat.onDelete().calls()).isZero();
        assertThat(house.served.visibleTo(alice(), tuned.name())).contains(tuned);
    }

    @Test
    void a_tuned_model_stays_while_its_provider_is_away() {
        house.served.add(tuned);
        house.chat.onDelete().next(Reaction.BE_UNAVAILABLE);

        assertThatThrownBy(() -> house.delete().delete(alice(), name))
                .isInstanceOf(Refusal.Unavailable.class);
        assertThat(house.served.visibleTo(alice(), tuned.name())).contains(tuned);
    }

    @Test
    void a_configured_model_cannot_be_deleted() {
        assertThatThrownBy(() -> house.delete().delete(administrator(), "gpt-4o-mini"))
                .isInstanceOf(Refusal.NotAllowed.class);
    }

    @Test
    void a_configured_model_that_is_not_granted_does_not_exist_for_who_deletes() {
        assertThatThrownBy(() -> house.delete().delete(aliceHolding("mute"), "gpt-4o-mini"))
                .isInstanceOf(Refusal.NotFound.class);
    }

    @Test
    void a_checkpoint_cannot_be_deleted_alone() {
        var step = aModel().named(name + ":ckpt-step-10").outOf(tuned.job()).checkpoint().build();
        house.served.add(tuned);
        house.served.add(step);

        assertThatThrownBy(() -> house.delete().delete(alice(), step.name().value()))
                .isInstanceOf(Refusal.NotAllowed.class);
        assertThat(house.chat.onDelete().calls()).isZero();
        assertThat(house.served.visibleTo(alice(), step.name())).contains(step);
    }

    private <R extends Refusal> R refusalOf(Class<R> kind) {
        return catchThrowableOfType(
                kind,
                () ->
                        house.models()
                                .call(
                                        alice(),
                                        CHAT_COMPLETIONS,
                                        "gpt-4o-mini",
                                        asking("gpt-4o-mini")));
    }
}
