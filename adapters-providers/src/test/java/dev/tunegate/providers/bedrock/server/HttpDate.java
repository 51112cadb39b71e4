package dev.tunegate.providers.bedrock.server;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Writes times as HTTP's headers have them. */
final class HttpDate {

    private HttpDate() {}

    static String of(Instant time) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(time.atOffset(ZoneOffset.UTC));
    }
}
