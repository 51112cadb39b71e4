package dev.tunegate.domain.file;

import static dev.tunegate.domain.file.UploadFixture.BEGUN_AT;
import static dev.tunegate.domain.file.UploadFixture.anUpload;
import static dev.tunegate.domain.file.UploadFixture.partOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.domain.file.UploadState.Cancelled;
import dev.tunegate.domain.file.UploadState.Completed;
import dev.tunegate.domain.file.UploadState.Expired;
import dev.tunegate.domain.file.UploadState.Pending;
import dev.tunegate.domain.shared.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UploadTest {

    private static final Instant END = BEGUN_AT.plusSeconds(3600);
    private static final Instant SOON = BEGUN_AT.plusSeconds(60);

    private final Upload upload = anUpload().sized(10).build();

    private static void assertRefused(Runnable deed, String code) {
        assertThatThrownBy(deed::run)
                .isInstanceOfSatisfying(Refusal.class, it -> assertThat(it.code()).contains(code));
    }

    @Test
    void it_is_over_an_hour_after_it_was_begun() {
        assertThat(upload.expiresAt()).isEqualTo(END);
        assertThat(upload.stateAt(END.minusSeconds(1))).isEqualTo(new Pending());
        assertThat(upload.stateAt(END)).isEqualTo(new Expired());
        assertRefused(() -> upload.took(1, END), "upload_expired");
        assertRefused(() -> upload.cancelled(END), "upload_expired");
        assertThat(upload.expired(SOON)).isEqualTo(upload);
        assertThat(upload.expired(END).state()).isEqualTo(new Expired());
    }

    @Test
    void what_is_cancelled_takes_nothing_more_and_stays_so() {
        var cancelled = upload.cancelled(SOON);

        assertThat(cancelled.state()).isEqualTo(new Cancelled());
        assertThat(cancelled.cancelled(END)).isEqualTo(cancelled);
        assertThat(cancelled.stateAt(END)).isEqualTo(new Cancelled());
        assertThat(cancelled.expired(END)).isEqualTo(cancelled);
        assertRefused(() -> cancelled.took(1, SOON), "upload_cancelled");
        assertRefused(
                () -> cancelled.completed(FileId.fresh(), List.of(), SOON), "upload_cancelled");
    }

    @Test
    void what_is_completed_stays_so() {
        var file = FileId.fresh();
        var parts = List.of(PartId.fresh());
        var completed = upload.completed(file, parts, SOON);

        assertThat(completed.state()).isEqualTo(new Completed(file, parts));
        assertRefused(() -> completed.completed(FileId.fresh(), parts, SOON), "upload_completed");
        assertRefused(() -> completed.cancelled(SOON), "upload_completed");
        assertRefused(() -> completed.took(1, END), "upload_completed");
    }

    @Test
    void parts_may_have_twice_the_bytes_and_no_more() {
        var twice = upload.took(10, SOON).took(10, SOON);

        assertThat(twice.received()).isEqualTo(new Upload.Received(20, 2));
        assertRefused(() -> twice.took(1, SOON), "too_many_bytes");
    }

    @Test
    void parts_are_put_into_the_wanted_order() {
        var one = partOf(upload, 4);
        var two = partOf(upload, 6);
        var spare = partOf(upload, 6);

        var parts = upload.assembled(List.of(two.id(), one.id()), List.of(one, spare, two));

        assertThat(parts).containsExactly(two, one);
    }

    @Test
    void parts_that_do_not_make_the_file_are_refused() {
        var one = partOf(upload, 4);
        var two = partOf(upload, 6);
        var all = List.of(one, two);

        assertRefused(() -> upload.assembled(List.of(one.id()), all), "bytes_mismatch");
        assertRefused(() -> upload.assembled(List.of(), all), "bytes_mismatch");
        assertRefused(() -> upload.assembled(List.of(one.id(), one.id()), all), "duplicate_part");
        assertRefused(() -> upload.assembled(List.of(PartId.fresh()), all), "part_not_found");
    }

    @Test
    void the_bytes_of_a_part_are_kept_under_a_name_that_tells_them_from_a_file() {
        var part = PartId.fresh();

        assertThat(PartId.keptAs(part.contents())).contains(part);
        assertThat(PartId.keptAs(FileId.fresh())).isEqualTo(Optional.empty());
    }
}
