package dev.tunegate.providers.openaiwire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.finetuning.FineTuningProvider;
import dev.tunegate.domain.finetuning.RunOrder;
import dev.tunegate.domain.provider.ProviderFailure.Unclear;
import dev.tunegate.providers.openaiwire.server.Misbehaviour;
import dev.tunegate.providers.openaiwire.server.Misbehaviour.Fault;
import dev.tunegate.providers.openaiwire.server.OpenAiWireServer;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every dialect must hold to: whatever becomes of an answer, there is one run, or none. */
public interface OneRunContract {

    FineTuningProvider provider();

    ModelDeployment deployment();

    OpenAiWireServer server();

    /** The path of jobs as the server sees it. */
    String jobs();

    /** An order of its own, whose file is there. */
    RunOrder anotherOrder();

    @Test
    default void a_run_whose_answer_was_lost_is_found_and_there_is_one() {
        var faults =
                new Fault[] {
                    new Fault.DropAfter(), new Fault.Half(), new Fault.Nonsense("text/html", "<")
                };
        for (var fault : faults) {
            var order = anotherOrder();
            server().misbehave(Misbehaviour.on("POST", jobs(), fault));

            assertThatThrownBy(() -> provider().start(deployment(), order))
                    .isInstanceOf(Unclear.class);
            assertThat(provider().find(deployment(), order)).isPresent();
        }

        assertThat(server().jobsByMarker().values()).containsOnly(1L).hasSize(faults.length);
        assertThat(server().requests("POST", jobs())).isEqualTo(faults.length);
    }

    @Test
    default void a_run_that_was_never_taken_is_unclear_and_not_found() {
        var order = anotherOrder();
        var faults = new Fault[] {new Fault.DropBefore(), new Fault.Status(503, "", Map.of())};
        for (var fault : faults) {
            server().misbehave(Misbehaviour.on("POST", jobs(), fault));

            assertThatThrownBy(() -> provider().start(deployment(), order))
                    .isInstanceOf(Unclear.class);
        }

        assertThat(provider().find(deployment(), order)).isEmpty();
        assertThat(server().jobs()).isEmpty();
    }
}
