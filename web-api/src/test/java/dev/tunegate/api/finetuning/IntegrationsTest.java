package dev.tunegate.api.finetuning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.api.TestServer;
import dev.tunegate.domain.finetuning.InMemoryTrackedRuns;
import dev.tunegate.domain.finetuning.JobId;
import org.junit.jupiter.api.Test;

/** Integrations as they are asked for and shown. */
class IntegrationsTest {

    private final Tenant tenant = Tenant.fresh();

    @Test
    void an_integration_is_shown_as_it_was_asked_for() {
        var created =
                tenant.create(
                                ",'integrations':[{'type':'wandb','wandb':{'project':'lab',"
                                        + "'name':'first','entity':'staff','tags':['a','b']}}]")
                        .ok();

        var shown = created.at("/integrations/0");
        assertThat(shown.at("/type").asString()).isEqualTo("wandb");
        assertThat(shown.at("/wandb/project").asString()).isEqualTo("lab");
        assertThat(shown.at("/wandb/name").asString()).isEqualTo("first");
        assertThat(shown.at("/wandb/entity").asString()).isEqualTo("staff");
        assertThat(shown.at("/wandb/tags").toString()).isEqualTo("[\"a\",\"b\"]");
        var runs = TestServer.bean(InMemoryTrackedRuns.class);
        assertThat(runs.of(new JobId(created.at("/id").asString()))).as("the provider's").isEmpty();
        assertThat(shown.at("/wandb").has("run_id")).isFalse();
    }
}
