package dev.tunegate.application.finetuning;

import static dev.tunegate.application.finetuning.TuningHouse.identity;
import static dev.tunegate.application.finetuning.TuningHouse.wanted;
import static dev.tunegate.domain.access.CallerFixture.alice;
import static dev.tunegate.domain.access.CallerFixture.aliceHolding;
import static dev.tunegate.domain.access.CallerFixture.bob;
import static dev.tunegate.domain.catalog.DeploymentFixture.aDeployment;
import static dev.tunegate.domain.file.FileFixture.aFile;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.catalog.DeploymentId;
import dev.tunegate.domain.catalog.Endpoint;
import dev.tunegate.domain.dataset.DatasetFormat;
import dev.tunegate.domain.file.FileId;
import dev.tunegate.domain.file.FilePurpose;
import dev.tunegate.domain.finetuning.FineTuningJob;
import dev.tunegate.domain.finetuning.FineTuningJobs.JobFilter;
import dev.tunegate.domain.finetuning.Term;
import dev.tunegate.domain.finetuning.TermsFixture;
import dev.tunegate.domain.finetuning.TrainingRequest;
import dev.tunegate.domain.finetuning.TrainingTerms;
import dev.tunegate.domain.finetuning.WandbIntegration;
import dev.tunegate.domain.shared.ListQuery;
import dev.tunegate.domain.shared.Metadata;
import dev.tunegate.domain.shared.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Which jobs are taken, and where they are placed, before anything is sent. */
@Timeout(60)
class WantedJobTest {

    private final TuningHouse house = new TuningHouse();
    private final FileId file = house.copied();

    @Test
    void a_file_that_every_deployment_has_refused_is_refused_at_once() {
        var bad =
                house.kept(
                        aFile().givenUpAt("openai-1", "No.")
                                .givenUpAt("openai-2", "Nor I.")
                                .build());

        var refusal = catchThrowableOfType(Refusal.InvalidInput.class, () -> create(bad));

        assertThat(refusal.code()).contains("file_refused");
        assertThat(refusal.reason()).contains("No.; Nor I.");
        assertThat(allJobs()).isEmpty();
    }

    @Test
    void the_least_busy_of_the_deployments_that_hold_the_file_is_taken() {
        assertThat(siteOf(create(file).job())).isEqualTo(house.first.id());
        assertThat(siteOf(create(file).job())).isEqualTo(house.second.id());

        var onlyFirst = house.kept(aFile().storedAt("openai-1", "c").waitingAt("openai-2").build());
        assertThat(siteOf(create(onlyFirst).job())).isEqualTo(house.first.id());
        assertThat(siteOf(create(onlyFirst).job())).isEqualTo(house.first.id());
    }

    @Test
    void a_file_of_another_tenant_does_not_exist() {
        var refusal =
                catchThrowableOfType(
                        Refusal.NotFound.class,
                        () -> house.create().create(bob(), wanted(file, identity(1))));

        assertThat(refusal.param()).contains("training_file");
        assertThat(house.provider.onStart().calls()).isZero();
    }

    @Test
    void a_file_that_is_deleted_while_the_job_is_stored_is_not_found() {
        house.files.change(file, it -> it.deleted(house.clock.instant()));
        var jobFiles = new JobFiles(house.files, house.errands, house.clock);
        var files = new TrainingRequest.Files(file, Optional.empty());

        assertThatThrownBy(() -> jobFiles.wantAt(files, house.first.id()))
                .isInstanceOf(Refusal.NotFound.class);
    }

    @Test
    void a_file_for_another_purpose_cannot_train() {
        var notes = house.kept(aFile().meantFor(FilePurpose.BATCH).build());

        var refusal = catchThrowableOfType(Refusal.InvalidInput.class, () -> create(notes));

        assertThat(refusal.code()).contains("invalid_file_purpose");
    }

    @Test
    void rows_for_another_method_cannot_train() {
        var pairs = house.kept(aFile().formatted(DatasetFormat.PREFERENCE).build());

        var refusal = catchThrowableOfType(Refusal.InvalidInput.class, () -> create(pairs));

        assertThat(refusal.code()).contains("invalid_file_format");
    }

    @Test
    void a_model_that_is_not_granted_cannot_be_tuned() {
        assertThatThrownBy(() -> createAs(aliceHolding("gpt-4o")))
                .isInstanceOf(Refusal.NotAllowed.class);
    }

    @Test
    void a_model_that_is_not_configured_or_not_tunable_is_refused() {
        house.deployments.set(aDeployment().offering(Endpoint.CHAT_COMPLETIONS).build());
        assertThat(refusal(Refusal.InvalidInput.class).code()).contains("model_not_tunable");

        house.deployments.set();
        assertThat(refusal(Refusal.InvalidInput.class).code()).contains("model_not_found");
    }

    @Test
    void a_provider_without_training_is_refused_before_anything_is_stored() {
        house.deployments.set(aDeployment().at("oracle").build());

        refusal(Refusal.NotSupported.class);

        assertThat(allJobs()).isEmpty();
    }

    @Test
    void the_log_tells_of_a_seed_without_effect_only_where_one_was_asked_for() {
        house.provider.taking(
                TermsFixture.with(
                        TermsFixture.anything(house.provider.provider()),
                        TrainingTerms.SEED,
                        new Term.Ignored("It takes no seed.", TermsFixture.NOWHERE)));
        var plain = wanted(file, identity(1));

        var unasked = house.create().create(alice(), plain).job();
        var asked = house.create().create(alice(), seeded(wanted(file, identity(2)))).job();

        assertThat(house.messages(unasked.id())).doesNotContain("It takes no seed.");
        assertThat(house.messages(asked.id())).contains("It takes no seed.");
    }

    private static NewFineTuningJob seeded(NewFineTuningJob plain) {
        return new NewFineTuningJob(
                plain.model(),
                plain.choice(),
                plain.data(),
                plain.method(),
                new NewFineTuningJob.Options(
                        Optional.empty(), Optional.of(7), List.of(), Metadata.NONE, Map.of()),
                plain.identity());
    }

    @Test
    void a_report_to_wandb_is_refused_where_the_provider_makes_none() {
        var plain = wanted(file, identity(1));
        var project = new WandbIntegration("tests", Optional.empty(), Optional.empty(), List.of());
        var options =
                new NewFineTuningJob.Options(
                        Optional.empty(),
                        Optional.empty(),
                        List.of(project),
                        Metadata.NONE,
                        Map.of());
        var wanted =
                new NewFineTuningJob(
                        plain.model(),
                        plain.choice(),
                        plain.data(),
                        plain.method(),
                        options,
                        plain.identity());

        var refusal =
                catchThrowableOfType(
                        Refusal.NotSupported.class, () -> house.create().create(alice(), wanted));
        assertThat(refusal.param()).contains("integrations");

        house.provider.reportingToWandb();
        assertThat(house.create().create(alice(), wanted).job().request().options().integrations())
                .containsExactly(project);
    }

    private CreatedJob create(FileId training) {
        return house.create().create(alice(), wanted(training, identity(1)));
    }

    private CreatedJob createAs(Caller caller) {
        return house.create().create(caller, wanted(file, identity(1)));
    }

    private <R extends Refusal> R refusal(Class<R> kind) {
        return catchThrowableOfType(kind, () -> create(file));
    }

    private List<FineTuningJob> allJobs() {
        return house.jobs.list(alice(), JobFilter.NONE, ListQuery.first(100)).items();
    }

    private static DeploymentId siteOf(FineTuningJob job) {
        return job.placement().site().deployment();
    }
}
