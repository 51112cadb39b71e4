package dev.tunegate.providers.bedrock;

import static dev.tunegate.domain.finetuning.JobFixture.aJob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.domain.finetuning.FineTuningProvider;
import dev.tunegate.domain.finetuning.FineTuningProvider.MarkedRun;
import dev.tunegate.domain.finetuning.ProviderJob;
import dev.tunegate.domain.finetuning.RunOrder;
import dev.tunegate.domain.provider.ProviderFailure.Unavailable;
import dev.tunegate.domain.provider.ProviderFailure.Unclear;
import dev.tunegate.providers.bedrock.server.BedrockWireServer;
import dev.tunegate.providers.bedrock.server.Misbehaviour;
import dev.tunegate.providers.bedrock.server.Misbehaviour.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a run is started: once, whatever happens on the way. */
class BedrockSubmissionTest {

    private static final String CREATE = "POST /model-customization-jobs";

    private final BedrockFixture aws = new BedrockFixture();
    private final FineTuningProvider provider = aws.bedrock.fineTuning();

    @AfterEach
    void stop() {
        aws.close();
    }

    private ProviderJob start(RunOrder order) {
        return provider.start(aws.deployment(), order);
    }

    private void misbehave(Fault fault) {
        aws.server.misbehave(Misbehaviour.on(CREATE, fault));
    }

    @Test
    void one_token_is_one_job() {
        var order = aws.order(aJob());

        var first = start(order);
        var second = start(order);

        assertThat(second.id()).isEqualTo(first.id());
        assertThat(aws.server.jobsByToken()).containsExactly(Map.entry(order.job().value(), 1L));
    }

    @Test
    void a_token_with_another_request_is_still_the_one_job() {
        var order = aws.order(aJob());
        var first = start(order);

        aws.with("bedrock_role_arn", BedrockWireServer.ROLE + "Other");
        var second = start(order);

        assertThat(second.id()).isEqualTo(first.id());
        assertThat(aws.server.jobs()).hasSize(1);
    }

    @Test
    void a_run_whose_answer_was_lost_is_found_and_not_made_again() {
        var faults =
                new Fault[] {
                    new Fault.AnswerLost(),
                    new Fault.Half(),
                    new Fault.Nonsense(),
                    new Fault.Delay(Duration.ofSeconds(4))
                };
        for (var fault : faults) {
            var order = aws.order(aJob());
            misbehave(fault);

            assertThatThrownBy(() -> start(order)).isInstanceOf(Unclear.class);
            var found = provider.find(aws.deployment(), order).orElseThrow();
            assertThat(start(order).id()).isEqualTo(found.id());
        }

        assertThat(aws.server.jobsByToken().values()).containsOnly(1L).hasSize(faults.length);
        assertThat(aws.server.requests(CREATE)).isEqualTo(2L * faults.length);
    }

    @Test
    void a_request_that_broke_on_its_way_is_unclear_and_not_there() {
        var order = aws.order(aJob());
        misbehave(new Fault.DropAfterBytes(10));

        assertThatThrownBy(() -> start(order)).isInstanceOf(Unclear.class);
        assertThat(aws.server.requests(CREATE)).isEqualTo(1);
        assertThat(provider.find(aws.deployment(), order)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "500, InternalServerException",
        "503, ServiceUnavailableException",
        "502, ''",
        "504, ''"
    })
    void a_failure_of_bedrock_leaves_the_start_unclear_and_is_sent_once(int status, String code) {
        var order = aws.order(aJob());
        misbehave(new Fault.Refusal(status, code, "", ""));

        assertThatThrownBy(() -> start(order)).isInstanceOf(Unclear.class);
        assertThat(aws.server.requests(CREATE)).isEqualTo(1);
    }

    @Test
    void throttling_is_surely_not_taken_and_says_how_long() {
        misbehave(new Fault.Refusal(429, "ThrottlingException", "Rate exceeded", "7"));
        var order = aws.order(aJob());

        assertThatThrownBy(() -> start(order))
                .isInstanceOfSatisfying(
                        Unavailable.class,
                        it -> assertThat(it.retryAfter()).contains(Duration.ofSeconds(7)));
        assertThat(aws.server.requests(CREATE)).isEqualTo(1);
    }

    @Test
    void a_look_is_repeated_where_that_is_safe() {
        var run = start(aws.order(aJob()));
        aws.server.misbehave(
                Misbehaviour.on("GET .*", new Fault.Refusal(503, "ServiceUnavailable", "", "")));
        aws.server.misbehave(Misbehaviour.on("GET .*", new Fault.DropAfterBytes(0)));

        assertThat(provider.look(aws.deployment(), run.id())).isPresent();
    }

    @Test
    void marked_runs_are_found_on_every_page() {
        aws.server.pagesOf(2);
        var orders = List.of(aws.order(aJob()), aws.order(aJob()), aws.order(aJob()));
        orders.forEach(this::start);

        assertThat(provider.marked(aws.deployment(), orders.getFirst().since()))
                .extracting(MarkedRun::job)
                .containsExactlyElementsOf(orders.stream().map(RunOrder::job).toList());
    }

    @Test
    void a_job_without_our_marker_is_nobodys() {
        assertThat(RunNames.marker("somebodys-job")).isEmpty();
        assertThat(RunNames.marker("myftjob-abc")).isEmpty();
        assertThat(RunNames.marker("x-ftjob-")).isEmpty();
        assertThat(RunNames.marker("a-ftjob-old-ftjob-New1").orElseThrow().value())
                .isEqualTo("ftjob-New1");
    }
}
