package dev.tunegate.persistence.file;

import static dev.tunegate.domain.access.CallerFixture.alice;
import static dev.tunegate.domain.file.FileFixture.aFile;
import static dev.tunegate.domain.file.UploadFixture.anUpload;

import dev.tunegate.domain.file.FileId;
import dev.tunegate.domain.file.ManagedFiles.FileFilter;
import dev.tunegate.domain.shared.ListQuery;
import dev.tunegate.domain.shared.Listing;
import dev.tunegate.persistence.secret.TestSeals;
import dev.tunegate.persistence.shared.TestDatabase;
import dev.tunegate.persistence.shared.Walks;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The list of files while uploads in parts become files, some of which are undone again. */
@Timeout(40)
final class UploadWalkTest {

    private static final TestDatabase DATABASE = new TestDatabase();
    private static final int SEEDS = 600;
    private static final int MORE = 200;

    private final JdbcManagedFiles files =
            new JdbcManagedFiles(DATABASE.db(), DATABASE.transactions(), TestSeals.ids());
    private final JdbcUploads uploads = new JdbcUploads(DATABASE.db(), DATABASE.transactions());
    private final AtomicInteger count = new AtomicInteger();

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    /** The file and the end of its upload are committed together; each third is taken back. */
    private String completed(Instant at) {
        var upload = anUpload().begunAt(at.minusSeconds(60)).build();
        uploads.add(upload);
        var file = aFile().createdAt(at).build();
        boolean stays = count.incrementAndGet() % 3 > 0;
        DATABASE.transactions()
                .run(
                        () -> {
                            files.add(file);
                            uploads.change(
                                    upload.id(), it -> it.completed(file.id(), List.of(), at));
                        });
        if (!stays) {
            delete(file.id().value());
        }
        return file.id().value();
    }

    private String file(Instant at) {
        var file = aFile().createdAt(at).build();
        files.add(file);
        return file.id().value();
    }

    private void delete(String id) {
        files.change(new FileId(id), it -> it.deleted(Walks.time(0)));
    }

    private Listing<String> page(ListQuery query) {
        var all = new FileFilter(Optional.empty(), Walks.time(0));
        return files.list(alice(), all, query).map(it -> it.id().value());
    }

    @Test
    void files_have_no_gap_and_no_repeat_whatever_upload_is_completed_meanwhile() {
        var seeds = IntStream.range(0, SEEDS).mapToObj(it -> file(Walks.time(it))).toList();
        var doomed = Walks.every(seeds, 5);

        Walks.underWriters(
                this::page,
                Walks.BOTH,
                Walks.without(seeds, doomed),
                List.of(
                        Walks.writer(MORE, SEEDS, Duration.ZERO, this::completed),
                        Walks.writer(MORE, SEEDS, Duration.ofSeconds(-2), this::completed),
                        () -> doomed.forEach(this::delete)));
    }
}
