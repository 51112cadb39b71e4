package dev.tunegate.api.file;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import dev.tunegate.domain.file.FileStatus;
import dev.tunegate.domain.file.ManagedFile;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A file as callers see it. What it does not have is left out, for OpenAI's schema has no nulls.
 */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(Include.NON_NULL)
record FileBody(
        String id,
        String object,
        long bytes,
        long createdAt,
        @Nullable Long expiresAt,
        String filename,
        String purpose,
        String status,
        @Nullable String statusDetails) {

    static FileBody of(ManagedFile file) {
        return new FileBody(
                file.id().value(),
                "file",
                file.content().bytes(),
                file.life().createdAt().getEpochSecond(),
                file.life().expiresAt().map(Instant::getEpochSecond).orElse(null),
                file.label().filename(),
                file.label().purpose().word(),
                word(file.status()),
                file.statusDetails().orElse(null));
    }

    private static String word(FileStatus status) {
        return switch (status) {
            case UPLOADED -> "uploaded";
            case PROCESSED -> "processed";
            case ERROR -> "error";
        };
    }
}
