package dev.tunegate.bootstrap.story.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.openai.client.OpenAIClient;
import com.openai.core.JsonValue;
import com.openai.errors.BadRequestException;
import com.openai.errors.NotFoundException;
import com.openai.errors.OpenAIInvalidDataException;
import com.openai.models.finetuning.jobs.FineTuningJob;
import com.openai.models.finetuning.jobs.JobCreateParams;
import com.openai.models.finetuning.jobs.JobListEventsParams;
import com.openai.models.finetuning.jobs.JobListParams;
import com.openai.models.finetuning.jobs.checkpoints.CheckpointListParams;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every operation on jobs with every parameter. */
@Keeps("Fine-tuning")
@SuppressWarnings("deprecation")
final class JobsContractStory {

    private final ContractHouse house;
    private final String key;
    private final OpenAIClient client;
    private final String file;

    JobsContractStory(Contract contract) {
        this.house = contract.house();
        this.key = house.key(ContractHouse.SIMULATED, ContractHouse.WIRED, ContractHouse.SLOW);
        this.client = contract.client(key);
        this.file = house.file(key);
    }

    @Test
    void jobs_keep_the_contract() {
        var done = create(wish(ContractHouse.SIMULATED));
        var whole = create(everything());
        var held = create(wish(ContractHouse.SLOW));

        pausedAndResumed(held.id());
        assertThat(client.fineTuning().jobs().cancel(held.id()).status())
                .isEqualTo(FineTuningJob.Status.CANCELLED);
        assertThatThrownBy(() -> client.fineTuning().jobs().cancel(held.id()))
                .isInstanceOf(BadRequestException.class);
        assertThatThrownBy(() -> client.fineTuning().jobs().retrieve("ftjob-nothing"))
                .isInstanceOf(NotFoundException.class);
        ContractHouse.eventually("it ends", () -> status(done.id()).equals("succeeded"));
        ContractHouse.eventually("it ends", () -> status(whole.id()).equals("succeeded"));
        lists(done.id(), whole.id(), held.id());
        log(done.id());
        log(whole.id());
    }

    @ParameterizedTest
    @ValueSource(strings = {ContractHouse.SIMULATED, ContractHouse.WIRED})
    void each_method_is_shown_as_it_was_asked_for(String model) {
        var pairs = house.file(key, "fine-tune", Rows.PAIRS);
        var prompts = house.file(key, "fine-tune", Rows.PROMPTS);

        var dpo = create(wish(model).trainingFile(pairs).method(Methods.dpo()));
        var bare = create(wish(model).trainingFile(pairs).method(Methods.bareDpo()));
        var reinforced =
                create(
                        wish(model)
                                .trainingFile(prompts)
                                .validationFile(prompts)
                                .method(Methods.reinforcement()));
        var older = create(wish(model).hyperparameters(Methods.older()));

        assertThat(method(dpo).dpo().orElseThrow().hyperparameters().orElseThrow())
                .extracting(it -> it.beta().orElseThrow().asNumber())
                .isEqualTo(0.2);
        assertThat(method(bare).dpo().orElseThrow().hyperparameters()).isPresent();
        var settings = method(reinforced).reinforcement().orElseThrow();
        assertThat(settings.grader().isStringCheck()).isTrue();
        assertThat(settings.hyperparameters().orElseThrow().evalSamples().orElseThrow().asInteger())
                .isEqualTo(3);
        assertThat(older.hyperparameters().nEpochs().orElseThrow().asInteger()).isEqualTo(2);
        assertThat(method(older).supervised().orElseThrow().hyperparameters()).isPresent();
    }

    private static FineTuningJob.Method method(FineTuningJob job) {
        return job.method().orElseThrow();
    }

    @Test
    void what_is_wrong_is_told_by_its_parameter() {
        var dpo = Methods.dpo();

        assertThat(fault(wish(ContractHouse.SIMULATED).suffix("x".repeat(65)))).isEqualTo("suffix");
        assertThat(fault(wish(ContractHouse.SIMULATED).seed(-1))).isEqualTo("seed");
        assertThat(fault(wish(ContractHouse.SIMULATED).method(dpo))).isEqualTo("training_file");
        assertThat(fault(wish(ContractHouse.SIMULATED).hyperparameters(Methods.tooLong())))
                .isEqualTo("hyperparameters.n_epochs");
    }

    private String fault(JobCreateParams.Builder wish) {
        try {
            create(wish);
            return "nothing";
        } catch (BadRequestException e) {
            return e.param().orElse("");
        }
    }

    @Test
    void no_jobs_are_a_list_too() {
        var fresh = client.withOptions(it -> it.apiKey(house.key(ContractHouse.SIMULATED)));

        assertThat(fresh.fineTuning().jobs().list().data()).isEmpty();
    }

    private FineTuningJob create(JobCreateParams.Builder wish) {
        return client.fineTuning().jobs().create(wish.build());
    }

    private JobCreateParams.Builder wish(String model) {
        return JobCreateParams.builder().model(model).trainingFile(file);
    }

    private JobCreateParams.Builder everything() {
        var wandb =
                JobCreateParams.Integration.Wandb.builder()
                        .project("p")
                        .name("n")
                        .entity("e")
                        .addTag("t")
                        .build();
        return wish(ContractHouse.WIRED)
                .validationFile(house.file(key))
                .suffix("mine")
                .seed(7)
                .metadata(
                        JobCreateParams.Metadata.builder()
                                .putAdditionalProperty("team", JsonValue.from("blue"))
                                .build())
                .addIntegration(JobCreateParams.Integration.builder().wandb(wandb).build())
                .method(Methods.supervised());
    }

    private String status(String job) {
        return house.get("/v1/fine_tuning/jobs/" + job, key).at("/status").asString();
    }

    /** The SDK knows no such state: it takes it unless it is asked to judge. */
    private void pausedAndResumed(String job) {
        ContractHouse.eventually("it runs", () -> status(job).equals("running"));
        assertThatThrownBy(() -> client.fineTuning().jobs().pause(job))
                .isInstanceOf(OpenAIInvalidDataException.class);
        var lenient = client.withOptions(it -> it.responseValidation(false));
        assertThat(lenient.fineTuning().jobs().retrieve(job).status().asString())
                .isEqualTo("paused");
        assertThat(client.fineTuning().jobs().resume(job).status().asString())
                .isIn("running", "queued");
    }

    private void lists(String done, String whole, String held) {
        var all = listed(JobListParams.builder());
        assertThat(all).containsExactly(held, whole, done);
        assertThat(listed(JobListParams.builder().limit(1))).isEqualTo(all);
        assertThat(listed(JobListParams.builder().after(held))).containsExactly(whole, done);
        var metadata =
                JobListParams.Metadata.builder().putAdditionalProperty("team", "blue").build();
        assertThat(listed(JobListParams.builder().metadata(metadata))).containsExactly(whole);
        assertThat(listed(JobListParams.builder().putAdditionalQueryParam("metadata", "null")))
                .containsExactly(held, done);
    }

    private List<String> listed(JobListParams.Builder wish) {
        var page = client.fineTuning().jobs().list(wish.build());
        return page.autoPager().stream().map(FineTuningJob::id).toList();
    }

    private void log(String job) {
        var jobs = client.fineTuning().jobs();
        var events = JobListEventsParams.builder().fineTuningJobId(job);
        var whole = jobs.listEvents(events.build()).autoPager().stream().toList();
        var paged = jobs.listEvents(events.limit(2).build()).autoPager().stream().toList();
        var behind = events.after(whole.getFirst().id()).limit(100).build();
        assertThat(paged).isEqualTo(whole);
        assertThat(jobs.listEvents(behind).data()).hasSize(whole.size() - 1);

        var checkpoints = CheckpointListParams.builder().fineTuningJobId(job);
        var steps = jobs.checkpoints().list(checkpoints.build()).data();
        assertThat(steps).isNotEmpty();
        var first = checkpoints.limit(1).build();
        assertThat(jobs.checkpoints().list(first).autoPager().stream()).hasSameSizeAs(steps);
        var next = checkpoints.after(steps.getFirst().id()).limit(100).build();
        assertThat(jobs.checkpoints().list(next).data()).hasSize(steps.size() - 1);
    }
}
