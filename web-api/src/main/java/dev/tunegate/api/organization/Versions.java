package dev.tunegate.api.organization;

import dev.tunegate.application.organization.ExpectedVersion;
import dev.tunegate.domain.shared.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.regex.Pattern;

/** Reads for which version a change is meant, from {@code If-Match}. */
final class Versions {

    private static final Pattern TAG = Pattern.compile("(?:W/)?\"?([0-9]{1,18})\"?");

    private Versions() {}

    static ExpectedVersion expected(HttpServletRequest request) {
        var headers = Collections.list(request.getHeaders("If-Match"));
        if (headers.isEmpty() || headers.equals(java.util.List.of("*"))) {
            return ExpectedVersion.ANY;
        }
        var tag = TAG.matcher(headers.getFirst().strip());
        if (headers.size() > 1 || !tag.matches()) {
            throw new Refusal.InvalidInput(
                    "If-Match", "invalid_value", "'If-Match' must be one version, such as 3.");
        }
        return ExpectedVersion.of(Long.parseLong(tag.group(1)));
    }
}
