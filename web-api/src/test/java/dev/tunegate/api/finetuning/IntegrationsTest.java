package dev.tunegate.api.finetuning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.api.Answer;
import dev.tunegate.api.TestServer;
import dev.tunegate.domain.catalog.DeploymentFixture;
import dev.tunegate.domain.finetuning.InMemoryTrackedRuns;
import dev.tunegate.domain.finetuning.JobId;
import dev.tunegate.domain.finetuning.ScriptedProvider;
import dev.tunegate.domain.finetuning.Term;
import dev.tunegate.domain.finetuning.TermsFixture;
import dev.tunegate.domain.finetuning.TrainingTerms;
import dev.tunegate.domain.provider.Source;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Integrations as they are asked for and shown. */
class IntegrationsTest {

    private static final Source HERE = Source.of("test", "2026-11-21");

    private final Tenant tenant = Tenant.fresh();
    private final ScriptedProvider provider = TestServer.bean("provider", ScriptedProvider.class);

    private final TrainingTerms usual = provider.terms(DeploymentFixture.aDeployment().build());

    @AfterEach
    void takeWhatIsUsual() {
        provider.taking(usual);
    }

    private Answer create(Term term) {
        var all = TermsFixture.anything(provider.provider());
        provider.taking(TermsFixture.with(all, TrainingTerms.INTEGRATIONS, term));
        return tenant.create(
                ",'integrations':[{'type':'wandb','wandb':{'project':'lab',"
                        + "'name':'first','entity':'staff','tags':['a','b']}}]");
    }

    @Test
    void an_integration_is_shown_as_it_was_asked_for() {
        var shown = create(new Term.Taken("by the provider", HERE)).ok().at("/integrations/0");

        assertThat(shown.at("/type").asString()).isEqualTo("wandb");
        assertThat(shown.at("/wandb/project").asString()).isEqualTo("lab");
        assertThat(shown.at("/wandb/name").asString()).isEqualTo("first");
        assertThat(shown.at("/wandb/entity").asString()).isEqualTo("staff");
        assertThat(shown.at("/wandb/tags").toString()).isEqualTo("[\"a\",\"b\"]");
        assertThat(shown.at("/wandb").has("run_id")).isFalse();
    }

    @Test
    void a_run_that_the_gateway_keeps_is_named() {
        var created = create(new Term.ByGateway("by the gateway", HERE)).ok();

        var id = created.at("/id").asString();
        assertThat(created.at("/integrations/0/wandb/run_id").asString()).isEqualTo(id);
        assertThat(TestServer.bean(InMemoryTrackedRuns.class).of(new JobId(id))).hasSize(1);
    }
}
