package dev.tunegate.api.file;

import dev.tunegate.application.file.UploadView;
import dev.tunegate.domain.file.UploadPart;
import dev.tunegate.domain.file.UploadState;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * An upload as callers see it.
 *
 * @param file null until it is completed, and once the file is gone
 */
@JsonNaming(SnakeCaseStrategy.class)
record UploadBody(
        String id,
        String object,
        long bytes,
        long createdAt,
        long expiresAt,
        String filename,
        String purpose,
        String status,
        @Nullable FileBody file) {

    static UploadBody of(UploadView view) {
        var upload = view.upload();
        return new UploadBody(
                upload.id().value(),
                "upload",
                upload.plan().bytes(),
                upload.createdAt().getEpochSecond(),
                upload.expiresAt().getEpochSecond(),
                upload.plan().label().filename(),
                upload.plan().label().purpose().word(),
                word(view.state()),
                view.file().map(FileBody::of).orElse(null));
    }

    private static String word(UploadState state) {
        return switch (state) {
            case UploadState.Pending _ -> "pending";
            case UploadState.Completed _ -> "completed";
            case UploadState.Cancelled _ -> "cancelled";
            case UploadState.Expired _ -> "expired";
        };
    }

    /** One part as callers see it. */
    @JsonNaming(SnakeCaseStrategy.class)
    record OfPart(String id, String object, long createdAt, String uploadId) {

        static OfPart of(UploadPart part) {
            return new OfPart(
                    part.id().value(),
                    "upload.part",
                    part.createdAt().getEpochSecond(),
                    part.upload().value());
        }
    }
}
