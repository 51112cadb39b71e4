package dev.tunegate.api.web;

import dev.tunegate.domain.shared.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which version of a thing a client has read, as {@code If-Match} says. */
public final class IfMatch {

    private static final String HEADER = "If-Match";
    private static final Pattern VERSION = Pattern.compile("(W/)?\"?([0-9]{1,18})\"?");

    private IfMatch() {}

    /**
     * Empty if any version will do.
     *
     * @throws Refusal.InvalidInput if it names no version
     */
    public static Optional<Long> of(HttpServletRequest request) {
        var header = request.getHeader(HEADER);
        if (header == null || header.strip().equals("*")) {
            return Optional.empty();
        }
        var version = VERSION.matcher(header.strip());
        if (!version.matches()) {
            throw new Refusal.InvalidInput(
                    HEADER, "invalid_value", "If-Match must hold the number of one version.");
        }
        return Optional.of(Long.parseLong(version.group(2)));
    }
}
