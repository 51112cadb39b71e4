package dev.tunegate.api.web;

import dev.tunegate.domain.shared.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which version of a thing a client has read, as {@code If-Match} says. */
public final class IfMatch {

    private static final String HEADER = "If-Match";
    private static final Pattern VERSION = Pattern.compile("(?:W/)?\"?([0-9]{1,18})\"?");

    private IfMatch() {}

    /**
     * Empty if any version will do.
     *
     * @throws Refusal.InvalidInput if it names no version, or several
     */
    public static Optional<Long> of(HttpServletRequest request) {
        var headers =
                Collections.list(request.getHeaders(HEADER)).stream().map(String::strip).toList();
        if (headers.isEmpty() || headers.equals(List.of("*"))) {
            return Optional.empty();
        }
        var version = VERSION.matcher(headers.getFirst());
        if (headers.size() > 1 || !version.matches()) {
            throw new Refusal.InvalidInput(
                    HEADER,
                    "invalid_value",
                    "'If-Match' must be one 'version' that an answer has shown, such as 3.");
        }
        return Optional.of(Long.parseLong(version.group(1)));
    }
}
