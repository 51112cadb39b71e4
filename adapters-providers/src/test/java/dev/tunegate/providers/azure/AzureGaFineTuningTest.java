package dev.tunegate.providers.azure;

import static dev.tunegate.domain.finetuning.JobFixture.aJob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.finetuning.FineTuningProvider;
import dev.tunegate.domain.finetuning.FineTuningProviderContract;
import dev.tunegate.domain.finetuning.ProviderFiles;
import dev.tunegate.domain.finetuning.ProviderJobId;
import dev.tunegate.domain.provider.ProviderFailure.Unclear;
import dev.tunegate.providers.openaiwire.server.Misbehaviour;
import dev.tunegate.providers.openaiwire.server.Misbehaviour.Fault;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Training jobs at Azure, in its dated dialect. */
class AzureGaFineTuningTest implements FineTuningProviderContract {

    private static final String JOBS = "/openai/fine_tuning/jobs";

    private final AzureFixture azure = AzureFixture.ga();

    @Override
    public FineTuningProvider provider() {
        return azure.wire.fineTuning();
    }

    @Override
    public ModelDeployment deployment() {
        return azure.deployment();
    }

    @Override
    public ProviderFiles files() {
        return azure.order(aJob()).files();
    }

    @Override
    public Clock clock() {
        return azure.clock;
    }

    @Override
    public void letSucceed(ProviderJobId run) {
        azure.server.move(run.value(), "running");
        azure.server.move(run.value(), "succeeded");
    }

    @AfterEach
    void stop() {
        azure.close();
    }

    @Test
    void a_run_whose_answer_was_lost_is_found_and_there_is_one() {
        var faults =
                new Fault[] {
                    new Fault.DropAfter(), new Fault.Half(), new Fault.Nonsense("text/html", "<")
                };
        for (var fault : faults) {
            var order = azure.order(aJob());
            azure.server.misbehave(Misbehaviour.on("POST", JOBS, fault));

            assertThatThrownBy(() -> provider().start(deployment(), order))
                    .isInstanceOf(Unclear.class);
            assertThat(provider().find(deployment(), order)).isPresent();
        }

        assertThat(azure.server.jobsByMarker().values()).containsOnly(1L).hasSize(faults.length);
        assertThat(azure.server.requests("POST", JOBS)).isEqualTo(faults.length);
    }

    @Test
    void a_run_that_was_never_taken_is_unclear_and_not_found() {
        var order = azure.order(aJob());
        azure.server.misbehave(Misbehaviour.on("POST", JOBS, new Fault.DropBefore()));
        azure.server.misbehave(Misbehaviour.on("POST", JOBS, new Fault.Status(503, "", Map.of())));

        assertThatThrownBy(() -> provider().start(deployment(), order)).isInstanceOf(Unclear.class);
        assertThatThrownBy(() -> provider().start(deployment(), order)).isInstanceOf(Unclear.class);

        assertThat(provider().find(deployment(), order)).isEmpty();
        assertThat(azure.server.jobs()).isEmpty();
    }
}
