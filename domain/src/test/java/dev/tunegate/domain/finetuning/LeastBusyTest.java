package dev.tunegate.domain.finetuning;

import static dev.tunegate.domain.catalog.DeploymentFixture.aDeployment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.domain.finetuning.PlacementStrategy.Candidate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where jobs are placed. */
final class LeastBusyTest {

    private final LeastBusy strategy = new LeastBusy();

    private static Candidate candidate(String id, long unfinished) {
        return new Candidate(aDeployment().withId(id).build(), unfinished);
    }

    @Test
    void the_deployment_with_the_fewest_unfinished_jobs_is_picked() {
        var calm = candidate("b", 1);

        assertThat(strategy.choose(List.of(candidate("a", 3), calm, candidate("c", 2))))
                .isEqualTo(calm);
    }

    @Test
    void of_equal_ones_the_first_is_picked() {
        var first = candidate("z", 2);

        assertThat(strategy.choose(List.of(candidate("y", 3), first, candidate("a", 2))))
                .isEqualTo(first);
    }

    @Test
    void nothing_can_be_picked_out_of_nothing() {
        assertThatThrownBy(() -> strategy.choose(List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
