package dev.tunegate.persistence.file;

import dev.tunegate.domain.shared.Refusal;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;

/** A disk without room: how Java tells of it, and how we do. */
final class FullDisk {

    private FullDisk() {}

    /** Java has no type for it, only the operating system's words. */
    static boolean isTheReasonFor(IOException trouble) {
        var message = String.valueOf(trouble.getMessage()).toLowerCase(Locale.ROOT);
        return Stream.of("no space left", "quota exceeded", "not enough space on the disk")
                .anyMatch(message::contains);
    }

    static Refusal refusal() {
        return new Refusal.Unavailable(
                "storage_full",
                "The gateway's file store is full; its administrator must make room.",
                Duration.ofMinutes(1));
    }
}
