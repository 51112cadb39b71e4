package dev.tunegate.domain.file;

import static dev.tunegate.domain.access.CallerFixture.BOB;
import static dev.tunegate.domain.access.IdentityFixture.carol;
import static dev.tunegate.domain.access.IdentityFixture.carolThrough;
import static dev.tunegate.domain.file.UploadFixture.BEGUN_AT;
import static dev.tunegate.domain.file.UploadFixture.anUpload;
import static dev.tunegate.domain.file.UploadFixture.partOf;
import static dev.tunegate.domain.organization.Limits.NONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.domain.access.IdentityFixture;
import dev.tunegate.domain.access.KeyId;
import dev.tunegate.domain.access.Quota;
import dev.tunegate.domain.shared.Race;
import dev.tunegate.domain.shared.Refusal;
import dev.tunegate.domain.shared.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every collection of uploads must do. Each test begins with an empty one. */
public interface UploadsContract {

    Instant SOON = BEGUN_AT.plusSeconds(60);

    Uploads uploads();

    Transactions transactions();

    private Upload added(UploadFixture fixture) {
        var upload = fixture.build();
        uploads().add(upload);
        return upload;
    }

    private UploadPart sent(Upload upload, long bytes) {
        var part = partOf(upload, bytes);
        uploads().addPart(part);
        return part;
    }

    @Test
    default void an_upload_comes_back_as_it_was_added() {
        var plain = added(anUpload());
        var full =
                added(
                        anUpload()
                                .ownedBy(BOB)
                                .madeBy(carol())
                                .sized(8L << 30)
                                .livingFor(Duration.ofDays(3))
                                .meantFor("gpt-4o", "openai-1", "azure-2"));

        assertThat(uploads().find(plain.id())).contains(plain);
        assertThat(uploads().find(full.id())).contains(full);
        assertThat(uploads().find(UploadId.fresh())).isEmpty();
    }

    @Test
    default void every_state_comes_back() {
        var file = FileId.fresh();
        var parts = List.of(PartId.fresh(), PartId.fresh());
        var completed = added(anUpload());
        var cancelled = added(anUpload());
        var expired = added(anUpload());
        var late = BEGUN_AT.plus(Upload.LIFETIME);

        uploads().change(completed.id(), it -> it.completed(file, parts, SOON));
        uploads().change(cancelled.id(), it -> it.cancelled(SOON));
        uploads().change(expired.id(), it -> it.expired(late));

        assertThat(uploads().find(completed.id())).contains(completed.completed(file, parts, SOON));
        assertThat(uploads().find(cancelled.id())).contains(cancelled.cancelled(SOON));
        assertThat(uploads().find(expired.id())).contains(expired.expired(late));
    }

    @Test
    default void nothing_is_changed_where_there_is_no_upload() {
        assertThat(uploads().change(UploadId.fresh(), it -> it.cancelled(SOON))).isEmpty();
    }

    @Test
    default void parts_belong_to_their_upload_until_they_are_removed() {
        var upload = added(anUpload());
        var other = added(anUpload());
        var one = sent(upload, 4);
        var two = sent(upload, 6);
        var foreign = sent(other, 5);

        assertThat(uploads().parts(upload.id())).containsExactlyInAnyOrder(one, two);
        assertThat(uploads().holds(one.id())).isTrue();

        uploads().removeParts(upload.id());

        assertThat(uploads().parts(upload.id())).isEmpty();
        assertThat(uploads().holds(one.id())).isFalse();
        assertThat(uploads().parts(other.id())).containsExactly(foreign);
    }

    @Test
    default void what_has_come_is_counted_also_when_it_comes_side_by_side() {
        var upload = added(anUpload().sized(100));

        Race.of(
                4,
                () -> {
                    for (int i = 0; i < 5; i++) {
                        transactions().run(() -> take(upload, 3));
                    }
                });

        assertThat(uploads().find(upload.id()).map(Upload::received))
                .contains(new Upload.Received(60, 20));
        assertThat(uploads().parts(upload.id())).hasSize(20);
    }

    private void take(Upload upload, long bytes) {
        uploads().change(upload.id(), it -> it.took(bytes, SOON));
        sent(upload, bytes);
    }

    @Test
    default void of_several_who_complete_it_one_does() {
        var upload = added(anUpload());
        var winners = new AtomicInteger();

        Race.of(
                4,
                () -> {
                    try {
                        transactions().run(() -> complete(upload));
                        winners.incrementAndGet();
                    } catch (Refusal.WrongState e) {
                        assertThat(e.code()).contains("upload_completed");
                    }
                });

        assertThat(winners).hasValue(1);
    }

    private void complete(Upload upload) {
        uploads().change(upload.id(), it -> it.completed(FileId.fresh(), List.of(), SOON));
    }

    @Test
    default void a_change_that_is_refused_changes_nothing() {
        var upload = added(anUpload());
        uploads().change(upload.id(), it -> it.cancelled(SOON));

        assertThatThrownBy(() -> uploads().change(upload.id(), it -> it.took(1, SOON)))
                .isInstanceOf(Refusal.WrongState.class);

        assertThat(uploads().find(upload.id())).contains(upload.cancelled(SOON));
    }

    @Test
    default void pending_uploads_that_are_over_are_found() {
        var first = added(anUpload());
        var second = added(anUpload().ownedBy(BOB).begunAt(BEGUN_AT.minusSeconds(5)));
        added(anUpload().begunAt(BEGUN_AT.plusSeconds(1)));
        var cancelled = added(anUpload());
        uploads().change(cancelled.id(), it -> it.cancelled(SOON));
        var end = BEGUN_AT.plus(Upload.LIFETIME);

        assertThat(uploads().over(end, 10)).containsExactlyInAnyOrder(first.id(), second.id());
        assertThat(uploads().over(end, 1)).hasSize(1);
        assertThat(uploads().over(SOON, 10)).isEmpty();
    }

    @Test
    default void those_that_ended_long_ago_are_forgotten_so_many_at_a_time() {
        var pending = added(anUpload());
        var young = added(anUpload().begunAt(BEGUN_AT.plusSeconds(60)));
        var old = List.of(added(anUpload()), added(anUpload()));
        Stream.concat(old.stream(), Stream.of(young))
                .forEach(
                        ended ->
                                uploads()
                                        .change(
                                                ended.id(),
                                                it ->
                                                        it.completed(
                                                                new FileId("file-1"),
                                                                List.of(PartId.fresh()),
                                                                BEGUN_AT)));
        var before = BEGUN_AT.plusSeconds(1);

        assertThat(uploads().forget(before, 1)).isEqualTo(1);
        assertThat(uploads().forget(before, 10)).isEqualTo(1);
        assertThat(uploads().forget(before, 10)).isZero();
        assertThat(old).allMatch(it -> uploads().find(it.id()).isEmpty());
        assertThat(uploads().find(pending.id())).isPresent();
        assertThat(uploads().find(young.id())).isPresent();
    }

    @Test
    default void bytes_of_pending_uploads_are_counted_for_whom_they_were_begun() {
        added(anUpload().madeBy(carol()).sized(100));
        added(anUpload().madeBy(carolThrough(KeyId.fresh())).sized(20));
        var ended = added(anUpload().madeBy(carol()).sized(3));
        uploads().change(ended.id(), it -> it.cancelled(SOON));
        added(anUpload().sized(7000));

        assertThat(uploads().pendingBytesUnder(Quota.of(IdentityFixture.KEY, NONE))).isEqualTo(100);
        assertThat(uploads().pendingBytesUnder(Quota.of(IdentityFixture.USER, NONE)))
                .isEqualTo(120);
        assertThat(uploads().pendingBytesUnder(Quota.of(IdentityFixture.TEAM, NONE)))
                .isEqualTo(120);
        assertThat(uploads().pendingBytesUnder(Quota.of(KeyId.fresh(), NONE))).isZero();
    }

    @Test
    default void more_bytes_than_were_said_count_as_what_they_are() {
        var upload = added(anUpload().madeBy(carol()).sized(10));
        uploads().change(upload.id(), it -> it.took(9, SOON));
        uploads().change(upload.id(), it -> it.took(9, SOON));

        assertThat(uploads().pendingBytesUnder(Quota.of(IdentityFixture.TEAM, NONE))).isEqualTo(18);
    }
}
