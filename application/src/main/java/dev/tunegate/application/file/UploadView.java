package dev.tunegate.application.file;

import dev.tunegate.domain.file.ManagedFile;
import dev.tunegate.domain.file.Upload;
import dev.tunegate.domain.file.UploadState;
import java.time.Instant;
import java.util.Optional;

/**
 * An upload as its caller sees it.
 *
 * @param state as it was when it was asked for
 * @param file what has become of it; empty before, and once that file is gone
 */
public record UploadView(Upload upload, UploadState state, Optional<ManagedFile> file) {

    static UploadView of(Upload upload, Instant now) {
        return new UploadView(upload, upload.stateAt(now), Optional.empty());
    }

    static UploadView of(Upload upload, Optional<ManagedFile> file) {
        return new UploadView(upload, upload.state(), file);
    }
}
