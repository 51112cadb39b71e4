package dev.tunegate.domain.finetuning;

import static dev.tunegate.domain.catalog.DeploymentFixture.aDeployment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.file.ProviderFileId;
import dev.tunegate.domain.provider.ProviderFailure;
import dev.tunegate.domain.provider.Reaction;
import dev.tunegate.domain.shared.SettableClock;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The fake keeps the contract, and misbehaves when a test says so. */
final class ScriptedProviderTest implements FineTuningProviderContract {

    private final SettableClock clock = SettableClock.atNoon();
    private final ModelDeployment deployment = aDeployment().build();
    private final ScriptedProvider provider = new ScriptedProvider(deployment.provider(), clock);

    @Override
    public FineTuningProvider provider() {
        return provider;
    }

    @Override
    public ModelDeployment deployment() {
        return deployment;
    }

    @Override
    public ProviderFiles files() {
        return new ProviderFiles(new ProviderFileId("copy-1"), Optional.empty());
    }

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public void letSucceed(ProviderJobId run) {
        provider.marked(deployment, clock.instant().minusSeconds(60)).stream()
                .filter(it -> it.run().id().equals(run))
                .forEach(it -> provider.moveTo(it.job(), JobStatus.SUCCEEDED));
    }

    @Test
    void a_run_that_was_taken_may_be_unclear() {
        var order = anOrder(1);
        provider.onStart().next(Reaction.TAKE_BUT_BE_UNCLEAR);

        assertThatThrownBy(() -> provider.start(deployment, order))
                .isInstanceOf(ProviderFailure.Unclear.class);

        assertThat(provider.runs(order.job())).isEqualTo(1);
        assertThat(provider.find(deployment, order)).isPresent();
    }

    @Test
    void what_is_unclear_or_turned_away_may_not_have_been_taken() {
        var order = anOrder(1);
        provider.onStart()
                .next(Reaction.BE_UNCLEAR, Reaction.REFUSE, Reaction.BE_UNAVAILABLE)
                .usually(Reaction.BE_MISCONFIGURED);

        assertThatThrownBy(() -> provider.start(deployment, order))
                .isInstanceOf(ProviderFailure.Unclear.class);
        assertThatThrownBy(() -> provider.start(deployment, order))
                .isInstanceOf(ProviderFailure.Rejected.class);
        assertThatThrownBy(() -> provider.start(deployment, order))
                .isInstanceOf(ProviderFailure.Unavailable.class);
        assertThatThrownBy(() -> provider.start(deployment, order))
                .isInstanceOf(ProviderFailure.Misconfigured.class);

        assertThat(provider.runs()).isZero();
        assertThat(provider.onStart().calls()).isEqualTo(4);
    }

    @Test
    void two_starts_are_two_runs() {
        var order = anOrder(1);

        provider.start(deployment, order);
        provider.start(deployment, order);

        assertThat(provider.runs(order.job())).isEqualTo(2);
    }

    @Test
    void a_concealed_run_is_found_once_it_is_revealed() {
        var order = anOrder(1);
        provider.start(deployment, order);

        provider.conceal(order.job());
        assertThat(provider.find(deployment, order)).isEmpty();

        provider.reveal(order.job());
        assertThat(provider.find(deployment, order)).isPresent();
    }

    @Test
    void facets_may_be_absent() {
        provider.withoutEvents().withoutCheckpoints().withoutResults().withoutPausing();

        assertThat(provider.events(deployment)).isEmpty();
        assertThat(provider.checkpoints(deployment)).isEmpty();
        assertThat(provider.results(deployment)).isEmpty();
        assertThat(provider.pausing(deployment)).isEmpty();
        assertThat(provider.hosting(deployment)).isEmpty();
    }
}
