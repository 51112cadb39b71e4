package dev.tunegate.bootstrap.story.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.openai.client.OpenAIClient;
import com.openai.core.JsonValue;
import com.openai.errors.BadRequestException;
import com.openai.errors.NotFoundException;
import com.openai.models.finetuning.jobs.FineTuningJob;
import com.openai.models.finetuning.jobs.JobCreateParams;
import com.openai.models.finetuning.jobs.JobListEventsParams;
import com.openai.models.finetuning.jobs.JobListParams;
import com.openai.models.finetuning.jobs.checkpoints.CheckpointListParams;
import com.openai.models.finetuning.methods.SupervisedHyperparameters;
import com.openai.models.finetuning.methods.SupervisedMethod;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every operation on jobs with every parameter. */
final class JobsContractStory {

    private static final String[] ALL = {
        "createFineTuningJob",
        "listFineTuningJobs",
        "retrieveFineTuningJob",
        "cancelFineTuningJob",
        "pauseFineTuningJob",
        "resumeFineTuningJob",
        "listFineTuningEvents",
        "listFineTuningCheckpoints"
    };

    private final Contract contract = new Contract();
    private final ContractHouse house = contract.house();
    private final String key =
            house.key(ContractHouse.SIMULATED, ContractHouse.WIRED, ContractHouse.SLOW);
    private final OpenAIClient client = contract.client(key);
    private final String file = house.file(key);

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
        contract.isKept(ALL);
    }

    private FineTuningJob create(JobCreateParams.Builder wish) {
        return client.fineTuning().jobs().create(wish.build());
    }

    private JobCreateParams.Builder wish(String model) {
        return JobCreateParams.builder().model(model).trainingFile(file);
    }

    private JobCreateParams.Builder everything() {
        var settings =
                SupervisedHyperparameters.builder()
                        .nEpochs(2)
                        .batchSizeAuto()
                        .learningRateMultiplier(0.5)
                        .build();
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
                .method(
                        JobCreateParams.Method.builder()
                                .type(JobCreateParams.Method.Type.SUPERVISED)
                                .supervised(
                                        SupervisedMethod.builder()
                                                .hyperparameters(settings)
                                                .build())
                                .build());
    }

    private String status(String job) {
        return house.get("/v1/fine_tuning/jobs/" + job, key).at("/status").asString();
    }

    /** The SDK knows no such state, and takes it all the same; it is not asked to judge it. */
    private void pausedAndResumed(String job) {
        ContractHouse.eventually("it runs", () -> status(job).equals("running"));
        var lenient = client.withOptions(it -> it.responseValidation(false));
        assertThat(lenient.fineTuning().jobs().pause(job).status().asString()).isEqualTo("paused");
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
