package dev.tunegate.providers.portkey;

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

/** Training jobs at a Portkey gateway. */
class PortkeyFineTuningTest implements FineTuningProviderContract {

    private static final String JOBS = "/fine_tuning/jobs";

    private final PortkeyFixture host = new PortkeyFixture();

    @Override
    public FineTuningProvider provider() {
        return host.wire.fineTuning();
    }

    @Override
    public ModelDeployment deployment() {
        return host.deployment();
    }

    @Override
    public ProviderFiles files() {
        return host.order(aJob()).files();
    }

    @Override
    public Clock clock() {
        return host.clock;
    }

    @Override
    public void letSucceed(ProviderJobId run) {
        host.server.move(run.value(), "running");
        host.server.move(run.value(), "succeeded");
    }

    @AfterEach
    void stop() {
        host.close();
    }

    @Test
    void a_run_whose_answer_was_lost_is_found_and_there_is_one() {
        var faults =
                new Fault[] {
                    new Fault.DropAfter(), new Fault.Half(), new Fault.Nonsense("text/html", "<")
                };
        for (var fault : faults) {
            var order = host.order(aJob());
            host.server.misbehave(Misbehaviour.on("POST", JOBS, fault));

            assertThatThrownBy(() -> provider().start(deployment(), order))
                    .isInstanceOf(Unclear.class);
            assertThat(provider().find(deployment(), order)).isPresent();
        }

        assertThat(host.server.jobsByMarker().values()).containsOnly(1L).hasSize(faults.length);
        assertThat(host.server.requests("POST", JOBS)).isEqualTo(faults.length);
    }

    @Test
    void a_run_that_was_never_taken_is_unclear_and_not_found() {
        var order = host.order(aJob());
        host.server.misbehave(Misbehaviour.on("POST", JOBS, new Fault.DropBefore()));
        host.server.misbehave(Misbehaviour.on("POST", JOBS, new Fault.Status(503, "", Map.of())));

        assertThatThrownBy(() -> provider().start(deployment(), order)).isInstanceOf(Unclear.class);
        assertThatThrownBy(() -> provider().start(deployment(), order)).isInstanceOf(Unclear.class);

        assertThat(provider().find(deployment(), order)).isEmpty();
        assertThat(host.server.jobs()).isEmpty();
    }
}
