package dev.tunegate.api.file;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tunegate.domain.file.ManagedFile;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A file in OpenAI's format; what is not set is left out. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record FileBody(
        String id,
        String object,
        long bytes,
        @JsonProperty("created_at") long createdAt,
        String filename,
        String purpose,
        String status,
        @JsonProperty("expires_at") @Nullable Long expiresAt,
        @JsonProperty("status_details") @Nullable String statusDetails) {

    static FileBody of(ManagedFile file) {
        return new FileBody(
                file.id().value(),
                "file",
                file.content().bytes(),
                file.life().createdAt().getEpochSecond(),
                file.label().filename(),
                file.label().purpose().word(),
                statusOf(file),
                file.life().expiresAt().map(Instant::getEpochSecond).orElse(null),
                file.statusDetails().orElse(null));
    }

    private static String statusOf(ManagedFile file) {
        return switch (file.status()) {
            case UPLOADED -> "uploaded";
            case PROCESSED -> "processed";
            case ERROR -> "error";
        };
    }
}
