package dev.tunegate.api.organization;

import dev.tunegate.api.web.IfMatch;
import dev.tunegate.application.organization.ExpectedVersion;
import jakarta.servlet.http.HttpServletRequest;

/** Reads for which version a change is meant. */
final class Versions {

    private Versions() {}

    static ExpectedVersion expected(HttpServletRequest request) {
        return new ExpectedVersion(IfMatch.of(request));
    }
}
