package dev.tunegate.application.grader;

import static dev.tunegate.domain.catalog.DeploymentFixture.aDeployment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.application.inference.ModelCalls;
import dev.tunegate.application.inference.ModelRoutes;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.CallerFixture;
import dev.tunegate.domain.catalog.FixedDeployments;
import dev.tunegate.domain.finetuning.InMemoryCheckpointPermissions;
import dev.tunegate.domain.grader.FewSynonyms;
import dev.tunegate.domain.grader.Grader;
import dev.tunegate.domain.grader.ModelPrompt;
import dev.tunegate.domain.grader.PromptMessage;
import dev.tunegate.domain.grader.Subject;
import dev.tunegate.domain.grader.Template;
import dev.tunegate.domain.grader.Value;
import dev.tunegate.domain.inference.InMemoryServedModels;
import dev.tunegate.domain.inference.ScriptedInference;
import dev.tunegate.domain.provider.ByProvider;
import dev.tunegate.domain.provider.ProviderId;
import dev.tunegate.domain.shared.Refusal;
import dev.tunegate.domain.shared.SettableClock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Graders that ask often: nobody asks on whose right to it has ended. */
final class RunGraderTest {

    private final ScriptedInference models = new ScriptedInference(new ProviderId("openai"));
    private final FixedDeployments deployments = new FixedDeployments(aDeployment().build());
    private final AtomicInteger looks = new AtomicInteger();

    private RunGrader runGrader() {
        var shares = new InMemoryCheckpointPermissions();
        var routes = new ModelRoutes(deployments, new InMemoryServedModels(shares), shares);
        return new RunGrader(
                new FewSynonyms(),
                new Judges(new ModelCalls(routes, new ByProvider<>(List.of(models)))),
                new ProgramHosts(deployments, new ByProvider<>(List.of())),
                SettableClock.atNoon());
    }

    private static Grader judges(int count) {
        PromptMessage.Part text = new PromptMessage.Part.Text(new Template("Rate it."), false);
        var prompt =
                new ModelPrompt(
                        "gpt-4o-mini",
                        List.of(new PromptMessage("user", List.of(text))),
                        ModelPrompt.Sampling.USUAL);
        var parts = new LinkedHashMap<String, Grader>();
        for (int i = 0; i < count; i++) {
            parts.put("j" + i, new Grader.ScoreModel("j" + i, prompt, Grader.Range.USUAL));
        }
        return new Grader.Multi("all", parts, Grader.Multi.Form.MAP, "j0");
    }

    private GraderRun run(Supplier<Caller> standing) {
        return runGrader()
                .run(
                        CallerFixture.alice(),
                        judges(3),
                        new Subject("x", new Value.Members(Map.of())),
                        GraderPlace.ANYWHERE,
                        standing);
    }

    /** Alice, until she was looked at so often; then her key is revoked. */
    private Supplier<Caller> revokedAfter(int times) {
        return () -> {
            if (looks.incrementAndGet() > times) {
                throw new Refusal.NotAuthenticated("invalid_api_key", "It opens nothing.");
            }
            return CallerFixture.alice();
        };
    }

    @Test
    void a_key_that_is_revoked_halfway_asks_no_more() {
        assertThatThrownBy(() -> run(revokedAfter(1))).isInstanceOf(Refusal.NotAuthenticated.class);
        assertThat(models.requests()).hasSize(1);
    }

    @Test
    void a_key_that_is_revoked_at_the_end_gets_no_answer() {
        assertThatThrownBy(() -> run(revokedAfter(3))).isInstanceOf(Refusal.NotAuthenticated.class);
        assertThat(models.requests()).hasSize(3);
    }

    @Test
    void each_question_is_asked_with_the_rights_of_that_moment() {
        Supplier<Caller> narrowed =
                () ->
                        looks.incrementAndGet() > 2
                                ? CallerFixture.aliceHolding("another")
                                : CallerFixture.alice();

        assertThatThrownBy(() -> run(narrowed)).isInstanceOf(Refusal.NotAllowed.class);
        assertThat(models.requests()).hasSize(2);
    }

    @Test
    void what_a_grader_asks_is_known_beforehand() {
        assertThat(judges(3).questions()).isEqualTo(3);
    }
}
