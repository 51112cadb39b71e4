package dev.tunegate.application.file;

import static dev.tunegate.application.file.FileHouse.ROWS;
import static dev.tunegate.application.file.FileHouse.copy;
import static dev.tunegate.application.file.FileHouse.wanted;
import static dev.tunegate.domain.access.CallerFixture.alice;
import static dev.tunegate.domain.access.CallerFixture.aliceHolding;
import static dev.tunegate.domain.catalog.DeploymentFixture.aDeployment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.catalog.DeploymentId;
import dev.tunegate.domain.catalog.Endpoint;
import dev.tunegate.domain.catalog.ModelName;
import dev.tunegate.domain.catalog.ProviderChoice;
import dev.tunegate.domain.dataset.AcceptingDatasetReader;
import dev.tunegate.domain.dataset.DatasetFormat;
import dev.tunegate.domain.dataset.DatasetReader;
import dev.tunegate.domain.dataset.DatasetReport;
import dev.tunegate.domain.dataset.Finding;
import dev.tunegate.domain.file.FileReplica;
import dev.tunegate.domain.file.FileStatus;
import dev.tunegate.domain.file.ManagedFile;
import dev.tunegate.domain.provider.ProviderId;
import dev.tunegate.domain.shared.Errand;
import dev.tunegate.domain.shared.Refusal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class UploadFileTest {

    private final FileHouse house = new FileHouse();

    @Test
    void a_file_is_kept_counted_and_hashed() throws IOException, NoSuchAlgorithmException {
        var file = house.uploaded();

        var sha256 = MessageDigest.getInstance("SHA-256").digest(bytes(ROWS));
        assertThat(file.content())
                .isEqualTo(
                        new ManagedFile.Content(
                                bytes(ROWS).length,
                                HexFormat.of().formatHex(sha256),
                                Optional.of(DatasetFormat.CHAT),
                                2));
        assertThat(house.files.find(file.id())).contains(file);
        try (var kept = house.find().open(alice(), file)) {
            assertThat(kept.readAllBytes()).isEqualTo(bytes(ROWS));
        }
    }

    @Test
    void every_deployment_of_every_named_model_gets_one_copy() {
        var file = house.uploaded("gpt-4o-mini", "gpt-4o", "gpt-4o-mini");

        assertThat(file.replicas())
                .extracting(FileReplica::deployment)
                .extracting(DeploymentId::value)
                .containsExactly("openai-1", "openai-2", "large-1");
        assertThat(file.status()).isEqualTo(FileStatus.UPLOADED);
        assertThat(house.errands.all()).hasSize(3);
        assertThat(house.errands.planned(Errand.REPLICATE_FILE, copy(file, house.second).text()))
                .contains(house.clock.instant());
    }

    @Test
    void a_file_for_no_model_is_processed_at_once() {
        assertThat(house.uploaded().status()).isEqualTo(FileStatus.PROCESSED);
        assertThat(house.errands.all()).isEmpty();
    }

    @Test
    void a_model_that_is_not_granted_is_no_target() {
        assertThatThrownBy(
                        () -> house.uploaded(aliceHolding("gpt-4o"), ROWS, wanted("gpt-4o-mini")))
                .isInstanceOf(Refusal.NotAllowed.class);
        assertNothingIsLeft();
    }

    @Test
    void a_model_that_cannot_be_tuned_is_no_target() {
        house.deployments.set(aDeployment().offering(Endpoint.CHAT_COMPLETIONS).build());

        var refusal = refusal(ROWS, wanted("gpt-4o-mini"));

        assertThat(refusal.param()).contains("target_model_names");
        assertNothingIsLeft();
    }

    @Test
    void rows_of_a_batch_may_name_a_model_that_cannot_be_tuned_and_are_copied_nowhere_yet() {
        house.deployments.set(aDeployment().offering(Endpoint.CHAT_COMPLETIONS).build());
        var batch = batchFor("gpt-4o-mini", "ft:of-somebody");

        var file = house.uploaded(alice(), ROWS, batch);

        assertThat(file.replicas()).isEmpty();
        assertThat(house.errands.all()).isEmpty();
        assertThatThrownBy(() -> house.uploaded(aliceHolding("gpt-4o"), ROWS, batch))
                .isInstanceOf(Refusal.NotAllowed.class);
    }

    private static NewFile batchFor(String... models) {
        return new NewFile(
                "rows.jsonl",
                "batch",
                Stream.of(models).map(ModelName::new).toList(),
                ProviderChoice.NONE,
                Optional.empty());
    }

    @Test
    void bad_data_is_refused_with_line_and_byte_and_leaves_nothing() {
        var refusal = refusal("{\"messages\":[]}\noh dear\n", wanted("gpt-4o-mini"));

        assertThat(refusal.param()).contains("file");
        assertThat(refusal.code()).contains("invalid_json");
        assertThat(refusal.reason()).contains("Line 2 (byte 16)");
        assertNothingIsLeft();
    }

    @Test
    void bad_data_is_refused_also_where_the_reader_stops_long_before_the_end() {
        var refusal = refusal("oh dear\n" + "{}\n".repeat(1_000_000), wanted());

        assertThat(refusal.reason()).contains("Line 1 (byte 0)");
        assertNothingIsLeft();
    }

    @Test
    void an_empty_file_is_no_training_data() {
        assertThat(refusal("", wanted()).code()).contains("empty_file");
        assertNothingIsLeft();
    }

    @Test
    void training_data_is_named_jsonl() {
        var named =
                new NewFile(
                        "train.csv", "fine-tune", List.of(), ProviderChoice.NONE, Optional.empty());

        assertThat(refusal(ROWS, named).code()).contains("invalid_file_format");
        assertNothingIsLeft();
    }

    @ParameterizedTest
    @ValueSource(strings = {"assistants", "vision", "user_data", "evals"})
    void files_for_other_purposes_are_not_checked(String purpose) {
        var wanted =
                new NewFile("notes.txt", purpose, List.of(), ProviderChoice.NONE, Optional.empty());

        var file = house.uploaded(alice(), "oh dear", wanted);

        assertThat(file.content().format()).isEmpty();
        assertThat(file.content().rows()).isZero();
        assertThat(house.contents.holds(file.id())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"fine-tune-results", "batch_output", "poetry", ""})
    void a_purpose_that_callers_cannot_have_is_refused(String purpose) {
        var refusal =
                refusal(
                        ROWS,
                        new NewFile(
                                "a.jsonl",
                                purpose,
                                List.of(),
                                ProviderChoice.NONE,
                                Optional.empty()));

        assertThat(refusal.param()).contains("purpose");
        assertNothingIsLeft();
    }

    @ParameterizedTest
    @CsvSource({"3599, integer_below_min_value", "2592001, integer_above_max_value"})
    void a_lifetime_is_an_hour_to_thirty_days(long seconds, String code) {
        var refusal = refusal(ROWS, lasting(seconds));

        assertThat(refusal.param()).contains("expires_after.seconds");
        assertThat(refusal.code()).contains(code);
        assertNothingIsLeft();
    }

    @ParameterizedTest
    @ValueSource(longs = {3600, 2592000})
    void the_bounds_of_a_lifetime_are_within(long seconds) {
        var file = house.uploaded(alice(), ROWS, lasting(seconds));

        assertThat(file.life().expiresAt())
                .contains(house.clock.instant().plus(Duration.ofSeconds(seconds)));
    }

    @Test
    void a_file_that_is_too_large_leaves_nothing() {
        var upload = house.upload(new AcceptingDatasetReader(), new FileLimits(100_000));
        var rows = "{}\n".repeat(50_000);

        assertThatThrownBy(() -> FileHouse.uploaded(upload, alice(), rows, wanted()))
                .isInstanceOf(Refusal.TooLarge.class);
        assertNothingIsLeft();
    }

    @Test
    void a_file_of_exactly_the_largest_size_is_taken() {
        var upload = house.upload(new AcceptingDatasetReader(), new FileLimits(ROWS.length()));

        assertThat(FileHouse.uploaded(upload, alice(), ROWS, wanted()).content().rows())
                .isEqualTo(2);
    }

    @Test
    void a_sender_that_breaks_off_leaves_nothing() {
        var half = new SequenceInputStream(new ByteArrayInputStream(bytes(ROWS)), new Broken());

        assertThatThrownBy(() -> house.upload().receive(alice(), half, 0).close())
                .isInstanceOf(IOException.class);
        assertNothingIsLeft();
    }

    @Test
    void a_reader_that_breaks_down_leaves_nothing() {
        DatasetReader broken =
                _ -> {
                    throw new IllegalStateException("a bug");
                };
        var upload = house.upload(broken, FileLimits.DEFAULT);
        var rows = "{}\n".repeat(1_000_000);

        assertThatThrownBy(() -> FileHouse.uploaded(upload, alice(), rows, wanted()))
                .hasRootCauseMessage("a bug");
        assertNothingIsLeft();
    }

    @Test
    void a_reader_sees_every_byte_in_order() {
        var rows = "{\"n\":1}\n".repeat(300_000) + "{\"n\":2}";
        DatasetReader comparing =
                data -> {
                    boolean same =
                            new String(data.readAllBytes(), StandardCharsets.UTF_8).equals(rows);
                    return new DatasetReport(Optional.empty(), same ? 1 : 0, List.of());
                };

        var file =
                FileHouse.uploaded(
                        house.upload(comparing, FileLimits.DEFAULT), alice(), rows, wanted());

        assertThat(file.content().rows()).isEqualTo(1);
    }

    @Test
    void bytes_that_are_never_finished_go_again() throws IOException {
        house.upload().receive(alice(), new ByteArrayInputStream(bytes(ROWS)), 0).close();

        assertNothingIsLeft();
    }

    @Test
    void an_administrator_owns_what_it_uploads() {
        var file = house.uploaded(Caller.administrator(), ROWS, wanted());

        assertThatThrownBy(() -> house.find().byId(alice(), file.id().value()))
                .isInstanceOf(Refusal.NotFound.class);
    }

    private void assertNothingIsLeft() {
        assertThat(house.contents.size()).isZero();
        assertThat(house.errands.all()).isEmpty();
    }

    private Refusal refusal(String rows, NewFile wanted) {
        return catchThrowableOfType(
                Refusal.InvalidInput.class, () -> house.uploaded(alice(), rows, wanted));
    }

    private static NewFile lasting(long seconds) {
        var lifetime = Optional.of(Duration.ofSeconds(seconds));
        return new NewFile("train.jsonl", "fine-tune", List.of(), ProviderChoice.NONE, lifetime);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A stream whose sender has gone away. */
    private static final class Broken extends InputStream {

        @Override
        public int read() throws IOException {
            throw new IOException("gone");
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            throw new IOException("gone");
        }
    }

    @Test
    void a_file_that_no_provider_can_take_is_refused_with_the_line_and_leaves_nothing() {
        house.store.find(new Finding(7, 4711, "tool_calls", "It has no tools."));

        var refusal = refusal(ROWS, wanted("gpt-4o-mini"));

        assertThat(refusal.param()).contains("file");
        assertThat(refusal.code()).contains("file_refused");
        assertThat(refusal.reason()).contains("'openai'", "Line 7 (byte 4711)", "It has no tools.");
        assertNothingIsLeft();
        assertThat(house.store.size()).isZero();
    }

    @Test
    void a_file_goes_to_the_providers_that_can_take_it_and_says_which_cannot() {
        var vertex = house.withAnother("vertex_ai");
        vertex.find(new Finding(2, 40, "weight", "It knows no weights."));

        var file = house.uploaded("gpt-4o-mini");

        assertThat(house.errands.all()).hasSize(2);
        assertThat(file.status()).isEqualTo(FileStatus.UPLOADED);
        assertThat(file.statusDetails().orElseThrow())
                .contains("'vertex_ai'", "Line 2 (byte 40)", "It knows no weights.");
        assertThat(house.now(file)).isEqualTo(file);
    }

    @Test
    void a_caller_may_choose_the_provider_of_the_copies() {
        house.withAnother("vertex_ai");
        var choice = ProviderChoice.of(new ProviderId("vertex_ai"));
        var wanted =
                new NewFile(
                        "train.jsonl",
                        "fine-tune",
                        List.of(new ModelName("gpt-4o-mini")),
                        choice,
                        Optional.empty());

        var file = house.uploaded(alice(), ROWS, wanted);

        assertThat(file.replicas())
                .extracting(it -> it.deployment().value())
                .containsExactly("vertex_ai-1");
    }
}
