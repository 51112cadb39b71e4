package dev.tunegate.application.finetuning;

import static dev.tunegate.domain.access.CallerFixture.ALICE;
import static dev.tunegate.domain.finetuning.JobFixture.aJob;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.Owner;
import dev.tunegate.domain.catalog.ModelGrants;
import dev.tunegate.domain.finetuning.FineTuningJobs.JobFilter;
import dev.tunegate.domain.finetuning.InMemoryCheckpoints;
import dev.tunegate.domain.finetuning.InMemoryFineTuningJobs;
import dev.tunegate.domain.finetuning.InMemoryJobLog;
import dev.tunegate.domain.provider.ProviderId;
import dev.tunegate.domain.shared.ListQuery;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which jobs a list shows. */
final class FindFineTuningJobsTest {

    private final InMemoryFineTuningJobs jobs = new InMemoryFineTuningJobs();
    private final FindFineTuningJobs find =
            new FindFineTuningJobs(jobs, new InMemoryJobLog(), new InMemoryCheckpoints());

    private int listed(Owner owner, String provider) {
        jobs.add(aJob().ownedBy(owner).build());
        var caller = Caller.holder(owner, "who asks", new ModelGrants(Set.of("gpt-4o-mini")));
        var filter =
                new JobFilter(
                        Map.of(),
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(new ProviderId(provider)));
        return find.list(caller, filter, ListQuery.first(10)).items().size();
    }

    @Test
    void a_provider_narrows_the_list() {
        assertThat(listed(ALICE, "azure")).isZero();
    }

    @Test
    void whoever_rehearses_sees_what_the_simulator_did_for_any_provider() {
        assertThat(listed(ALICE.rehearsing(), "azure")).isEqualTo(1);
    }
}
