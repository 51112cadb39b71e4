package dev.tunegate.application.finetuning;

import static dev.tunegate.domain.catalog.DeploymentFixture.aDeployment;
import static dev.tunegate.domain.file.FileFixture.aFile;
import static dev.tunegate.domain.finetuning.JobFixture.aJob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tunegate.application.catalog.Candidates;
import dev.tunegate.application.catalog.Candidates.Leg;
import dev.tunegate.application.file.Examination;
import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.catalog.PlainWords;
import dev.tunegate.domain.catalog.ProviderChoice.Order;
import dev.tunegate.domain.dataset.Finding;
import dev.tunegate.domain.file.InMemoryFileContents;
import dev.tunegate.domain.file.ManagedFile;
import dev.tunegate.domain.file.ScriptedFileStore;
import dev.tunegate.domain.finetuning.InMemoryExperimentTracker;
import dev.tunegate.domain.finetuning.InMemoryFineTuningJobs;
import dev.tunegate.domain.finetuning.InMemoryTrackedRuns;
import dev.tunegate.domain.finetuning.LeastBusy;
import dev.tunegate.domain.finetuning.ScriptedProvider;
import dev.tunegate.domain.finetuning.Term;
import dev.tunegate.domain.finetuning.TermsFixture;
import dev.tunegate.domain.finetuning.TrainingTerms;
import dev.tunegate.domain.provider.ByProvider;
import dev.tunegate.domain.shared.RecordedErrands;
import dev.tunegate.domain.shared.Refusal;
import dev.tunegate.domain.shared.SettableClock;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DeploymentChoiceTest {

    private static final Finding FINDING = new Finding(3, 120, "tools", "It has no tools.");

    private final SettableClock clock = SettableClock.atNoon();
    private final ModelDeployment openai = aDeployment().build();
    private final ModelDeployment azure = aDeployment().withId("azure-1").at("azure").build();
    private final ScriptedProvider openaiTraining = new ScriptedProvider(openai.provider(), clock);
    private final ScriptedProvider azureTraining = new ScriptedProvider(azure.provider(), clock);
    private final ScriptedFileStore openaiFiles = new ScriptedFileStore(openai.provider());
    private final ScriptedFileStore azureFiles = new ScriptedFileStore(azure.provider());
    private final PlainWords azureWords = new PlainWords(azure.provider());
    private final InMemoryFineTuningJobs jobs = new InMemoryFineTuningJobs();
    private final DeploymentChoice choice =
            new DeploymentChoice(
                    jobs,
                    new ByProvider<>(List.of(openaiTraining, azureTraining)),
                    new ByProvider<>(List.of(new PlainWords(openai.provider()), azureWords)),
                    new Examination(
                            new InMemoryFileContents(clock),
                            new ByProvider<>(List.of(openaiFiles, azureFiles))),
                    new LeastBusy(),
                    new Tracking(
                            new ByProvider<>(List.of(openaiTraining, azureTraining)),
                            new InMemoryExperimentTracker(),
                            new InMemoryTrackedRuns(),
                            new RecordedErrands(),
                            clock));

    private static Candidates inOrder(Order order, ModelDeployment... at) {
        return new Candidates(
                order, List.of(at).stream().map(it -> new Leg(1, List.of(it))).toList());
    }

    private ModelDeployment choose(Candidates candidates, ManagedFile... files) {
        return choice.choose(candidates, aJob().build().request(), List.of(files));
    }

    private void refuseSeeds(ScriptedProvider provider) {
        provider.taking(
                TermsFixture.with(
                        TermsFixture.anything(provider.provider()),
                        TrainingTerms.SEED,
                        new Term.Refused("it takes no seed.", TermsFixture.NOWHERE)));
    }

    @Test
    void the_first_target_gets_the_job_where_the_caller_set_an_order() {
        var file = aFile().build();

        assertThat(choose(inOrder(Order.FALLBACK, azure, openai), file)).isEqualTo(azure);
        assertThat(choose(inOrder(Order.FALLBACK, openai, azure), file)).isEqualTo(openai);
    }

    @Test
    void a_target_that_cannot_take_the_file_is_passed_over() {
        azureFiles.find(FINDING);

        assertThat(choose(inOrder(Order.FALLBACK, azure, openai), aFile().build()))
                .isEqualTo(openai);
        var held = aFile().storedAt("azure-1", "copy-1").build();
        assertThat(choose(inOrder(Order.FALLBACK, azure, openai), held)).isEqualTo(azure);
    }

    @Test
    void a_target_that_cannot_do_what_is_asked_is_passed_over() {
        refuseSeeds(azureTraining);

        assertThat(choose(inOrder(Order.FALLBACK, azure, openai), aFile().build()))
                .isEqualTo(openai);
        assertThat(choose(inOrder(Order.ANY, azure, openai), aFile().build())).isEqualTo(openai);
    }

    @Test
    void where_nobody_can_do_it_the_first_refusal_is_told() {
        refuseSeeds(azureTraining);
        refuseSeeds(openaiTraining);

        var refusal =
                catchThrowableOfType(
                        Refusal.NotSupported.class,
                        () -> choose(inOrder(Order.FALLBACK, azure, openai), aFile().build()));

        assertThat(refusal.param()).contains("seed");
        assertThat(refusal.reason()).contains("'azure'");
    }

    @Test
    void where_nobody_takes_the_file_every_reason_is_told_with_its_line() {
        azureFiles.find(FINDING);
        openaiFiles.find(new Finding(9, 900, "weight", "It knows no weights."));

        var refusal =
                catchThrowableOfType(
                        Refusal.InvalidInput.class,
                        () -> choose(inOrder(Order.ANY, azure, openai), aFile().build()));

        assertThat(refusal.param()).contains("training_file");
        assertThat(refusal.code()).contains("file_refused");
        assertThat(refusal.reason())
                .contains("'azure'", "Line 3 (byte 120)", "'openai'", "Line 9 (byte 900)");
    }

    @Test
    void a_validation_file_that_alone_is_refused_is_named() {
        var training = aFile().storedAt("azure-1", "copy-1").build();
        azureFiles.find(FINDING);

        var refusal =
                catchThrowableOfType(
                        Refusal.InvalidInput.class,
                        () -> choose(inOrder(Order.FALLBACK, azure), training, aFile().build()));

        assertThat(refusal.param()).contains("validation_file");
        assertThat(refusal.reason()).contains("Line 3 (byte 120)");
    }

    @Test
    void a_target_gets_jobs_as_often_as_its_weight_says() {
        var candidates =
                new Candidates(
                        Order.WEIGHTED,
                        List.of(new Leg(0.9, List.of(azure)), new Leg(0.1, List.of(openai))));
        var file = aFile().build();

        long there =
                IntStream.range(0, 2000)
                        .filter(_ -> choose(candidates, file).equals(azure))
                        .count();

        assertThat(there).isBetween(1650L, 1950L);
    }

    @Test
    void a_weight_does_not_send_a_job_where_it_cannot_go() {
        azureFiles.find(FINDING);
        var candidates =
                new Candidates(
                        Order.WEIGHTED,
                        List.of(new Leg(1000, List.of(azure)), new Leg(0.001, List.of(openai))));

        assertThat(choose(candidates, aFile().build())).isEqualTo(openai);
    }

    @Test
    void a_deployment_that_holds_the_files_goes_before_one_that_does_not() {
        var file = aFile().storedAt("azure-1", "copy-1").build();

        assertThat(choose(inOrder(Order.ANY, openai, azure), file)).isEqualTo(azure);
    }

    @Test
    void an_account_that_lacks_something_gets_no_job_and_its_administrator_is_told() {
        azureWords.finding("The account needs a 'gcs_bucket_name'.");

        assertThat(choose(inOrder(Order.FALLBACK, azure, openai), aFile().build()))
                .isEqualTo(openai);
        var refusal =
                catchThrowableOfType(
                        Refusal.TurnedDownByProvider.class,
                        () -> choose(inOrder(Order.ANY, azure), aFile().build()));
        assertThat(refusal.code()).contains("provider_misconfigured");
        assertThat(refusal.reason()).contains("needs a 'gcs_bucket_name'");
    }
}
