package dev.tunegate.bootstrap.story.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.openai.client.OpenAIClient;
import com.openai.core.JsonValue;
import com.openai.models.files.FileCreateParams;
import com.openai.models.files.FilePurpose;
import com.openai.models.finetuning.jobs.FineTuningJob;
import com.openai.models.finetuning.jobs.JobCreateParams;
import dev.tunegate.bootstrap.story.golden.Stand.Trouble;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever goes wrong while a provider is asked for a job, it has one job in the end. */
final class TroubleStory {

    private static final List<Stand> STANDS =
            Arrays.stream(Provider.values()).map(Provider::open).toList();
    private static GoldenHouse house;

    @BeforeAll
    static void open() {
        house = new GoldenHouse(STANDS);
        STANDS.forEach(it -> it.letRunsEnd(true));
    }

    @AfterAll
    static void close() {
        house.close();
        STANDS.forEach(Stand::close);
    }

    /** At all providers at the same time, for much of it is waiting. */
    @ParameterizedTest
    @EnumSource
    void one_submission_is_one_job(Trouble trouble) {
        var stories =
                STANDS.stream()
                        .map(
                                it ->
                                        CompletableFuture.runAsync(
                                                () -> meet(it, trouble),
                                                Thread::startVirtualThread))
                        .toList();

        assertThat(stories).allSatisfy(CompletableFuture::join);
    }

    private static void meet(Stand stand, Trouble trouble) {
        var client = house.client();
        var file = upload(client, stand.model());
        GoldenScript.eventually("the copy is there", () -> isProcessed(client, file));
        long before = stand.jobs();
        stand.expect(trouble);

        var job = client.fineTuning().jobs().create(wanted(stand.model(), file));
        var ended = ended(client, job.id());

        assertThat(ended.status()).as(stand.name()).isEqualTo(SUCCEEDED);
        assertThat(stand.jobs() - before).as(stand.name()).isEqualTo(1);
    }

    @SuppressWarnings("deprecation")
    private static boolean isProcessed(OpenAIClient client, String file) {
        return client.files().retrieve(file).status().asString().equals("processed");
    }

    private static final FineTuningJob.Status SUCCEEDED = FineTuningJob.Status.SUCCEEDED;

    static JobCreateParams wanted(String model, String file) {
        return JobCreateParams.builder().model(model).trainingFile(file).build();
    }

    static String upload(OpenAIClient client, String model) {
        return client.files()
                .create(
                        FileCreateParams.builder()
                                .file(GoldenScript.rows())
                                .purpose(FilePurpose.FINE_TUNE)
                                .putAdditionalBodyProperty(
                                        "target_model_names", JsonValue.from(model))
                                .build())
                .id();
    }

    static FineTuningJob ended(OpenAIClient client, String job) {
        GoldenScript.eventually(
                job + " ends",
                () -> client.fineTuning().jobs().retrieve(job).finishedAt().isPresent());
        return client.fineTuning().jobs().retrieve(job);
    }
}
