package dev.tunegate.application.file;

import static dev.tunegate.application.file.FileHouse.ROWS;
import static dev.tunegate.application.file.FileHouse.wanted;
import static dev.tunegate.domain.access.CallerFixture.alice;
import static dev.tunegate.domain.access.CallerFixture.aliceHolding;
import static dev.tunegate.domain.access.CallerFixture.bob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.IdentityFixture;
import dev.tunegate.domain.access.Quota;
import dev.tunegate.domain.catalog.ProviderChoice;
import dev.tunegate.domain.file.FileReplica;
import dev.tunegate.domain.file.ManagedFile;
import dev.tunegate.domain.file.PartId;
import dev.tunegate.domain.file.UploadPart;
import dev.tunegate.domain.file.UploadState;
import dev.tunegate.domain.organization.Limits;
import dev.tunegate.domain.shared.Race;
import dev.tunegate.domain.shared.Refusal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class UploadInPartsTest {

    private static final String ONE = "{\"messages\":[]}\n{\"mess";
    private static final String TWO = "ages\":[]}\n";

    private final FileHouse house = new FileHouse();

    private String begun(Caller caller, NewFile file, long bytes) {
        return house.createUpload()
                .create(caller, new NewUpload(file, "text/jsonl", bytes))
                .upload()
                .id()
                .value();
    }

    private String begun(String... models) {
        return begun(alice(), wanted(models), ROWS.length());
    }

    private String sent(String upload, String text) {
        return sent(upload, text.getBytes(StandardCharsets.UTF_8)).id().value();
    }

    private UploadPart sent(String upload, byte[] bytes) {
        var parts = house.addPart();
        try (var received = parts.receive(alice(), upload, new ByteArrayInputStream(bytes))) {
            return parts.finish(received);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private UploadView completed(String upload, String... parts) {
        return completed(alice(), upload, Optional.empty(), parts);
    }

    private UploadView completed(
            Caller caller, String upload, Optional<String> md5, String... parts) {
        var order = UploadOrder.of(Arrays.asList(parts), md5);
        try {
            return house.completeUpload().complete(caller, upload, order, () -> {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void assertRefused(Runnable deed, String code) {
        assertThatThrownBy(deed::run)
                .isInstanceOfSatisfying(
                        Refusal.class, it -> assertThat(it.code()).as(it.reason()).contains(code));
    }

    @Test
    void parts_that_cannot_be_removed_now_are_cleared_away_later_and_hold_nobody_up() {
        var upload = begun();
        var parts = new String[] {sent(upload, ONE), sent(upload, TWO)};
        var left = begun();
        sent(left, ONE);
        house.contents.stuck(true);

        assertThat(completed(upload, parts).file()).isPresent();
        house.clock.advance(Duration.ofHours(2));
        house.expireUploads().expire();
        house.contents.stuck(false);
        house.clock.advance(Duration.ofDays(2));
        house.tidy().clear();

        assertThat(house.contents.size()).isEqualTo(1);
    }

    @Test
    void however_many_are_over_one_sweep_ends_them_and_in_time_they_are_forgotten() {
        for (int i = 0; i < 450; i++) {
            begun();
        }
        var made = begun();
        var file = completed(made, sent(made, ROWS)).file().orElseThrow();
        house.clock.advance(Duration.ofHours(2));

        house.expireUploads().expire();
        house.expireUploads().forget();
        assertThat(house.uploads.over(house.clock.instant(), 1000)).isEmpty();
        assertRefused(() -> sent(made, ONE), "upload_completed");

        house.clock.advance(Duration.ofDays(30));
        house.expireUploads().forget();
        assertThatThrownBy(() -> sent(made, ONE)).isInstanceOf(Refusal.NotFound.class);
        assertThat(house.find().byId(alice(), file.id().value())).isEqualTo(file);
    }

    @Test
    void parts_become_one_file_in_the_order_that_is_asked_for() throws IOException {
        var upload = begun("gpt-4o-mini");
        var two = sent(upload, TWO);
        var one = sent(upload, ONE);

        var view = completed(upload, one, two);

        var file = view.file().orElseThrow();
        assertThat(view.state()).isInstanceOf(UploadState.Completed.class);
        assertThat(file.content()).isEqualTo(house.uploaded().content());
        assertThat(file.replicas())
                .extracting(FileReplica::deployment)
                .containsExactly(house.first.id(), house.second.id());
        assertThat(house.errands.all()).hasSize(2);
        try (var kept = house.find().open(alice(), file)) {
            assertThat(kept.readAllBytes()).isEqualTo(ROWS.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void a_file_is_all_that_is_left_of_its_parts() {
        var upload = begun();
        var spare = sent(upload, ONE);
        var parts = new String[] {sent(upload, ONE), sent(upload, TWO)};

        completed(upload, parts);

        assertThat(house.contents.size()).isEqualTo(1);
        assertThat(house.contents.holds(new PartId(spare).contents())).isFalse();
    }

    @Test
    void completing_again_with_the_same_parts_has_the_same_answer() {
        var upload = begun();
        var one = sent(upload, ONE);
        var two = sent(upload, TWO);
        var first = completed(upload, one, two);

        assertThat(completed(upload, one, two)).isEqualTo(first);

        assertThat(house.contents.size()).isEqualTo(1);
        assertRefused(() -> completed(upload, two, one), "upload_completed");
        assertRefused(() -> sent(upload, ONE), "upload_completed");
        assertRefused(() -> house.cancelUpload().cancel(alice(), upload), "upload_completed");
    }

    @Test
    void of_several_who_complete_it_at_once_all_have_the_one_file() {
        var upload = begun();
        var one = sent(upload, ONE);
        var two = sent(upload, TWO);
        var answers = new ConcurrentLinkedQueue<UploadView>();

        Race.of(4, () -> answers.add(completed(upload, one, two)));

        assertThat(answers).hasSize(4).allMatch(it -> it.equals(answers.peek()));
        assertThat(house.contents.size()).isEqualTo(1);
    }

    @Test
    void a_check_that_fails_leaves_the_upload_and_its_parts_as_they_were() {
        var upload = begun();
        var one = sent(upload, ONE);
        var two = sent(upload, TWO);

        assertRefused(() -> completed(upload, two, one), "invalid_json");
        assertRefused(() -> completed(upload, one), "bytes_mismatch");
        assertRefused(() -> completed(upload, one, one), "duplicate_part");
        assertRefused(() -> completed(upload, "part_none"), "part_not_found");
        assertRefused(() -> completed(upload, "../x"), "part_not_found");
        assertThat(house.contents.size()).isEqualTo(2);

        assertThat(completed(upload, one, two).file()).isPresent();
    }

    @Test
    void parts_of_another_upload_are_none() {
        var upload = begun();
        var foreign = sent(begun(), ROWS);

        assertRefused(() -> completed(upload, foreign), "part_not_found");
    }

    @Test
    void a_checksum_must_be_that_of_the_whole() throws NoSuchAlgorithmException {
        var upload = begun();
        var parts = new String[] {sent(upload, ONE), sent(upload, TWO)};
        var hash = MessageDigest.getInstance("MD5").digest(ROWS.getBytes(StandardCharsets.UTF_8));
        var md5 = HexFormat.of().withUpperCase().formatHex(hash);

        assertRefused(
                () -> completed(alice(), upload, Optional.of("00".repeat(16)), parts),
                "checksum_mismatch");
        assertRefused(
                () -> completed(alice(), upload, Optional.of("no hash"), parts), "invalid_value");
        assertThat(completed(alice(), upload, Optional.of(md5), parts).file()).isPresent();
    }

    @Test
    void what_is_cancelled_is_gone_and_cancelling_twice_is_once() {
        var upload = begun();
        var one = sent(upload, ROWS);

        var view = house.cancelUpload().cancel(alice(), upload);

        assertThat(view.state()).isEqualTo(new UploadState.Cancelled());
        assertThat(house.cancelUpload().cancel(alice(), upload)).isEqualTo(view);
        assertThat(house.contents.size()).isZero();
        assertRefused(() -> completed(upload, one), "upload_cancelled");
        assertRefused(() -> sent(upload, ONE), "upload_cancelled");
    }

    @Test
    void after_an_hour_an_upload_is_over_and_its_bytes_go() {
        var upload = begun();
        var one = sent(upload, ROWS);
        house.clock.advance(Duration.ofHours(1));

        assertRefused(() -> sent(upload, ONE), "upload_expired");
        assertRefused(() -> completed(upload, one), "upload_expired");
        assertRefused(() -> house.cancelUpload().cancel(alice(), upload), "upload_expired");
        house.expireUploads().expire();
        assertThat(house.contents.size()).isEqualTo(1);
        house.clock.advance(Duration.ofMinutes(15));
        house.expireUploads().expire();

        assertThat(house.contents.size()).isZero();
        assertRefused(() -> completed(upload, one), "upload_expired");
    }

    @Test
    void a_part_that_comes_while_the_upload_ends_leaves_nothing() throws IOException {
        var upload = begun();
        var parts = house.addPart();
        var bytes = new ByteArrayInputStream(new byte[] {1});
        try (var received = parts.receive(alice(), upload, bytes)) {
            house.cancelUpload().cancel(alice(), upload);

            assertThatThrownBy(() -> parts.finish(received)).isInstanceOf(Refusal.class);
        }

        assertThat(house.contents.size()).isZero();
    }

    @Test
    void a_part_has_at_least_one_byte_and_at_most_64_mib() {
        var upload = begun(alice(), wanted(), 1L << 30);

        assertThat(sent(upload, new byte[64 << 20]).bytes()).isEqualTo(64L << 20);
        assertRefused(() -> sent(upload, new byte[(64 << 20) + 1]), "part_too_large");
        assertRefused(() -> sent(upload, new byte[0]), "empty_part");
        assertThat(house.contents.size()).isEqualTo(1);
    }

    @Test
    void a_part_that_breaks_off_leaves_nothing() {
        var upload = begun();
        var broken =
                new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new IOException("gone");
                    }

                    @Override
                    public int read(byte[] into, int from, int length) throws IOException {
                        throw new IOException("gone");
                    }
                };

        assertThatThrownBy(() -> house.addPart().receive(alice(), upload, broken))
                .isInstanceOf(IOException.class);

        assertThat(house.contents.size()).isZero();
    }

    @Test
    void tidying_spares_the_parts_of_uploads_and_nothing_else() {
        var upload = begun();
        var one = sent(upload, ROWS);
        var lost = PartId.fresh();
        house.contents.put(lost.contents(), new byte[] {1});
        house.clock.advance(Duration.ofDays(2));

        house.tidy().clear();

        assertThat(house.contents.holds(lost.contents())).isFalse();
        assertThat(house.contents.holds(new PartId(one).contents())).isTrue();
    }

    @Test
    void bytes_that_are_coming_count_as_stored_until_the_upload_ends() {
        var limits = new Limits(Optional.empty(), Optional.empty(), Optional.of(100L));
        var limited = limited(limits);
        var upload = begun(limited, wanted(), 60);

        assertRefused(() -> begun(limited, wanted(), 60), "storage_limit_reached");
        house.cancelUpload().cancel(limited, upload);
        assertThat(begun(limited, wanted(), 60)).isNotEqualTo(upload);
    }

    private static Caller limited(Limits limits) {
        var identity = IdentityFixture.carol();
        var alice = alice();
        return new Caller(identity, alice.owner(), alice.rights(), alice.models())
                .limitedBy(List.of(Quota.of(IdentityFixture.KEY, limits)));
    }

    @Test
    void an_upload_that_fills_a_quota_can_be_completed() {
        var limited =
                limited(
                        new Limits(
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of((long) ROWS.length())));
        var upload = begun(limited, wanted(), ROWS.length());
        var part = sent(upload, ROWS);

        var view = completed(limited, upload, Optional.empty(), part);

        assertThat(view.file()).isPresent();
        assertRefused(() -> begun(limited, wanted(), 1), "storage_limit_reached");
    }

    @Test
    void another_tenant_knows_of_nothing() {
        var upload = begun();
        var part = sent(upload, ROWS);

        for (var deed :
                List.<Runnable>of(
                        () -> house.cancelUpload().cancel(bob(), upload),
                        () -> completed(bob(), upload, Optional.empty(), part),
                        () -> house.addPart().requireAllowed(bob(), upload))) {
            assertThatThrownBy(deed::run)
                    .isInstanceOf(Refusal.NotFound.class)
                    .hasMessage("No such Upload object: " + upload);
        }
    }

    @Test
    void a_model_that_was_granted_at_the_beginning_must_be_so_at_the_end() {
        var upload = begun("gpt-4o-mini");
        var part = sent(upload, ROWS);

        assertRefused(
                () -> completed(aliceHolding("gpt-4o"), upload, Optional.empty(), part),
                "model_not_allowed");
        assertRefused(
                () -> begun(aliceHolding("gpt-4o"), wanted("gpt-4o-mini"), 1), "model_not_allowed");
    }

    @Test
    void deployments_that_are_gone_at_the_end_are_left_out() {
        var upload = begun("gpt-4o-mini");
        var part = sent(upload, ROWS);
        house.deployments.set(house.second);

        var file = completed(upload, part).file().orElseThrow();

        assertThat(file.replicas())
                .extracting(FileReplica::deployment)
                .containsExactly(house.second.id());
    }

    @Test
    void whoever_loses_their_right_while_it_completes_gets_no_file() {
        var upload = begun();
        var order = UploadOrder.of(List.of(sent(upload, ROWS)), Optional.empty());
        Runnable revoked =
                () -> {
                    throw new Refusal.NotAuthenticated("revoked", "The key is blocked.");
                };

        assertThatThrownBy(() -> house.completeUpload().complete(alice(), upload, order, revoked))
                .isInstanceOf(Refusal.NotAuthenticated.class);

        assertThat(house.contents.size()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "train.jsonl, fine-tune, text/jsonl, 0, integer_below_min_value",
        "train.jsonl, fine-tune, text/jsonl, 8589934593, file_too_large",
        "train.csv, fine-tune, text/jsonl, 10, invalid_file_format",
        "train.jsonl, fine-tune, application/pdf, 10, invalid_value",
        "notes.pdf, user_data, pdf, 10, invalid_value",
        "a.jsonl, poetry, text/jsonl, 10, invalid_value",
        "a.jsonl, batch, text/jsonl, 200000001, file_too_large",
        "a.txt, batch, text/plain, 10, invalid_file_format",
    })
    void what_cannot_become_a_file_is_not_begun(
            String name, String purpose, String type, long bytes, String code) {
        var file = new NewFile(name, purpose, List.of(), ProviderChoice.NONE, Optional.empty());

        assertRefused(
                () -> house.createUpload().create(alice(), new NewUpload(file, type, bytes)), code);
    }

    @Test
    void a_batch_lives_for_thirty_days_unless_another_time_is_said() {
        var batch =
                new NewFile("b.jsonl", "batch", List.of(), ProviderChoice.NONE, Optional.empty());
        var upload = begun(alice(), batch, ROWS.length());
        var file = completed(upload, sent(upload, ROWS)).file().orElseThrow();
        var direct = house.uploaded(alice(), ROWS, batch);

        for (var it : List.<ManagedFile>of(file, direct)) {
            assertThat(it.life().expiresAt())
                    .contains(it.life().createdAt().plus(Duration.ofDays(30)));
        }
    }

    @Test
    void a_batch_with_a_line_that_is_no_request_is_refused_with_its_place() {
        var batch =
                new NewFile("b.jsonl", "batch", List.of(), ProviderChoice.NONE, Optional.empty());

        assertThatThrownBy(() -> house.uploaded(alice(), "{}\noh dear\n", batch))
                .hasMessageContaining("Line 2 (byte 3)");
        assertThat(house.contents.size()).isZero();
    }
}
