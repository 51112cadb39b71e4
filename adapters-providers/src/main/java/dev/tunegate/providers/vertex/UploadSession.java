package dev.tunegate.providers.vertex;

import dev.tunegate.domain.provider.ProviderFailure;
import dev.tunegate.providers.http.Effect;
import dev.tunegate.providers.http.HttpAnswer;
import dev.tunegate.providers.http.HttpCall;
import dev.tunegate.providers.http.HttpCall.Body;
import dev.tunegate.providers.http.ProviderHttp;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A resumable upload as the server keeps it. Its address is a right of its own, so requests to it
 * carry no token (Cloud Storage, resumable uploads, seen 2026-11-21).
 */
final class UploadSession {

    private static final Logger LOG = LoggerFactory.getLogger(UploadSession.class);
    private static final Pattern RANGE = Pattern.compile("bytes=0-([0-9]{1,18})");

    private final ProviderHttp http;
    private final URI address;

    UploadSession(ProviderHttp http, URI address) {
        this.http = http;
        this.address = address;
    }

    /** Sends what the server has not got of a part. */
    HttpAnswer send(PartBuffer part, long from) {
        int offset = Math.toIntExact(from - part.start());
        int length = Math.toIntExact(part.end() - from);
        var total = part.isLast() ? Long.toString(part.end()) : "*";
        var range = length == 0 ? "*" : from + "-" + (part.end() - 1);
        var body =
                new Body(
                        "application/octet-stream",
                        length,
                        () -> new ByteArrayInputStream(part.bytes(), offset, length));
        return http.upload(call("PUT", "bytes " + range + "/" + total, Optional.of(body)));
    }

    /** Asks how much has arrived. */
    HttpAnswer ask(PartBuffer part) {
        var total = part.isLast() ? Long.toString(part.end()) : "*";
        return http.exchange(call("PUT", "bytes */" + total, Optional.empty()));
    }

    /** How many bytes an answer of status 308 says have arrived. */
    static long arrived(HttpAnswer answer) {
        return answer.header("range")
                .map(RANGE::matcher)
                .filter(it -> it.matches())
                .map(it -> Long.parseLong(it.group(1)) + 1)
                .orElse(0L);
    }

    /** Has the server forget what has arrived; it does so by itself after a week. */
    void abort() {
        try {
            var _ =
                    http.exchange(
                            new HttpCall(
                                    "DELETE",
                                    address,
                                    Map.of(),
                                    Optional.empty(),
                                    Effect.REPEATABLE));
        } catch (ProviderFailure failure) {
            LOG.info("an upload could not be ended: {}", failure.reason());
        }
    }

    private HttpCall call(String method, String range, Optional<Body> body) {
        return new HttpCall(
                method, address, Map.of("Content-Range", range), body, Effect.REPEATABLE);
    }
}
