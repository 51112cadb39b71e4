package dev.tunegate.providers.wandb;

import static dev.tunegate.domain.finetuning.ExperimentTrackerContract.aRow;
import static dev.tunegate.domain.finetuning.ExperimentTrackerContract.anExperiment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.domain.catalog.Secret;
import dev.tunegate.domain.finetuning.ExperimentTracker;
import dev.tunegate.domain.finetuning.ExperimentTracker.Ending;
import dev.tunegate.domain.finetuning.ExperimentTrackerContract;
import dev.tunegate.domain.finetuning.JobStatus;
import dev.tunegate.domain.finetuning.TrackedRun;
import dev.tunegate.domain.finetuning.TrackerTerms;
import dev.tunegate.domain.provider.ProviderFailure;
import dev.tunegate.domain.provider.ProviderFailure.Misconfigured;
import dev.tunegate.domain.provider.ProviderFailure.Unavailable;
import dev.tunegate.providers.http.HttpFailures;
import dev.tunegate.providers.http.HttpSettings;
import dev.tunegate.providers.http.ProviderHttp;
import dev.tunegate.providers.outbound.Guards;
import dev.tunegate.providers.wandb.server.WandbWireServer;
import dev.tunegate.providers.wandb.server.WireRun;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Runs at Weights & Biases, over the wire. */
final class WandbTrackerTest implements ExperimentTrackerContract {

    private static final HttpSettings PATIENT =
            new HttpSettings(
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(5),
                    8 << 20);

    private final WandbWireServer server = WandbWireServer.start();
    private final HttpFailures failures = new HttpFailures(Clock.systemUTC());
    private final ProviderHttp http = new ProviderHttp(PATIENT, failures, Guards.home(), "test");
    private final ExperimentTracker tracker = tracker(server.address(), WandbWireServer.KEY);

    private ExperimentTracker tracker(URI address, String key) {
        var terms =
                new TrackerTerms(address, Optional.of(new Secret(key)), Optional.of("usual-team"));
        return new WandbTracker(terms, new WandbApi(terms, http, failures));
    }

    @AfterEach
    void stop() {
        http.close();
        server.close();
    }

    @Override
    public ExperimentTracker tracker() {
        return tracker;
    }

    private WireRun run() {
        return server.run(RUN.value()).orElseThrow();
    }

    @Override
    public List<BigDecimal> losses() {
        return run().history().stream().map(it -> it.path("train_loss").decimalValue()).toList();
    }

    @Override
    public Optional<Integer> exitCode() {
        return run().exitCode();
    }

    @Test
    void without_a_key_there_is_nobody_to_report_to() {
        var none =
                new WandbTracker(
                        TrackerTerms.NONE, new WandbApi(TrackerTerms.NONE, http, failures));

        assertThat(none.isReady()).isFalse();
        assertThat(tracker.isReady()).isTrue();
    }

    @Test
    void a_run_is_described_as_wandbs_own_client_does() {
        tracker.begin(anExperiment());

        var said = run().description();
        assertThat(said.path("name").asString()).isEqualTo(RUN.value());
        assertThat(said.path("displayName").asString()).isEqualTo("größe & more");
        assertThat(said.path("entity").asString()).isEqualTo("staff");
        assertThat(said.path("tags")).hasSize(2);
        var config = JsonMapper.shared().readTree(said.path("config").stringValue());
        assertThat(config.path("model").path("value").asString()).isEqualTo("gpt-4o-mini");
        assertThat(config.path("n_epochs").path("value").intValue()).isEqualTo(3);
    }

    @Test
    void who_is_not_named_is_the_accounts_usual_owner() {
        var it = anExperiment();
        var nobodys =
                new ExperimentTracker.Experiment(
                        it.id(),
                        it.project(),
                        Optional.empty(),
                        it.name(),
                        it.tags(),
                        it.words(),
                        it.numbers());

        assertThat(tracker.begin(nobodys)).isEqualTo(new TrackedRun.Place("usual-team", "lab"));
    }

    @Test
    void a_row_has_its_step_and_its_times() {
        var at = tracker.begin(anExperiment());

        tracker.log(at, RUN, 0, List.of(aRow(7)));

        var line = run().history().getFirst();
        assertThat(line.path("_step").longValue()).isEqualTo(7);
        assertThat(line.path("_timestamp").decimalValue())
                .isEqualByComparingTo(BigDecimal.valueOf(NOON.getEpochSecond() + 7));
        assertThat(line.path("_runtime").decimalValue()).isEqualByComparingTo(BigDecimal.valueOf(7));
        assertThat(run().summary()).isEqualTo(line);
    }

    @Test
    void the_summary_of_a_finished_run_names_the_model() {
        var at = tracker.begin(anExperiment());

        tracker.finish(
                at,
                RUN,
                new Ending(JobStatus.SUCCEEDED, Optional.of(aRow(9)), Optional.of("ft:m::x")));

        assertThat(run().summary().path("fine_tuned_model").asString()).isEqualTo("ft:m::x");
        assertThat(run().summary().path("_step").longValue()).isEqualTo(9);
    }

    @Test
    void a_cancelled_run_was_stopped_by_somebody() {
        var at = tracker.begin(anExperiment());

        tracker.finish(
                at, RUN, new Ending(JobStatus.CANCELLED, Optional.empty(), Optional.empty()));

        assertThat(exitCode()).contains(255);
    }

    @Test
    void rows_whose_answer_was_lost_are_there_once_after_another_try() {
        var at = tracker.begin(anExperiment());
        server.failNext(1, 502);
        assertThatThrownBy(() -> tracker.log(at, RUN, 0, List.of(aRow(1), aRow(2))))
                .isInstanceOf(Unavailable.class);

        tracker.log(at, RUN, 0, List.of(aRow(1), aRow(2)));

        assertThat(losses()).hasSize(2);
    }

    @Test
    void a_wrong_key_is_the_operators_and_is_not_told() {
        var other = tracker(server.address(), "another-key-that-is-wrong");

        assertThatThrownBy(() -> other.begin(anExperiment()))
                .isInstanceOf(Misconfigured.class)
                .hasMessageNotContaining("another-key");
    }

    @Test
    void a_server_that_is_away_is_unavailable() {
        server.close();

        assertThatThrownBy(() -> tracker.begin(anExperiment())).isInstanceOf(Unavailable.class);
    }

    @Test
    void nothing_is_sent_where_the_guard_does_not_allow_it() {
        var inside = tracker(URI.create("http://10.1.2.3"), WandbWireServer.KEY);

        assertThatThrownBy(() -> inside.begin(anExperiment()))
                .isInstanceOf(ProviderFailure.Misconfigured.class);
    }
}
