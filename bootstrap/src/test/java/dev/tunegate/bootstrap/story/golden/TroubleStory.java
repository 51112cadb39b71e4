package dev.tunegate.bootstrap.story.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.openai.client.OpenAIClient;
import com.openai.core.JsonValue;
import com.openai.models.files.FileCreateParams;
import com.openai.models.files.FilePurpose;
import com.openai.models.finetuning.jobs.FineTuningJob;
import com.openai.models.finetuning.jobs.JobCreateParams;
import dev.tunegate.bootstrap.story.golden.Stand.Trouble;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever goes wrong while a provider is asked for a job, it has one job in the end. */
final class TroubleStory {

    private static final Map<Provider, Stand> STANDS = new EnumMap<>(Provider.class);
    private static GoldenHouse house;

    @BeforeAll
    static void open() {
        for (var provider : Provider.values()) {
            STANDS.put(provider, provider.open());
        }
        house = new GoldenHouse(List.copyOf(STANDS.values()));
    }

    @AfterAll
    static void close() {
        house.close();
        STANDS.values().forEach(Stand::close);
    }

    @ParameterizedTest
    @EnumSource
    void one_submission_is_one_job(Provider provider) {
        var stand = Objects.requireNonNull(STANDS.get(provider));
        var client = house.client();
        var file = upload(client, stand.model());
        stand.letRunsEnd(true);
        for (var trouble : Trouble.values()) {
            long before = stand.jobs();
            stand.expect(trouble);

            var job = client.fineTuning().jobs().create(wanted(stand.model(), file));
            var ended = ended(client, job.id());

            assertThat(ended.status()).as(trouble.name()).isEqualTo(SUCCEEDED);
            assertThat(stand.jobs() - before).as(trouble.name()).isEqualTo(1);
        }
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
