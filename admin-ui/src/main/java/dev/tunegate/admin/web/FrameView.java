package dev.tunegate.admin.web;

import dev.tunegate.domain.access.Permission;
import java.util.List;

/**
 * What stands around every page.
 *
 * @param theme {@code light}, {@code dark} or {@code auto}
 * @param here this page's address, to come back to
 * @param operator whoever has signed in; empty if nobody has
 */
record FrameView(
        String theme,
        String here,
        String operator,
        List<Link> links,
        List<Choice> themes,
        Files files) {

    /** A page that the navigation leads to; {@code name} marks the one that is shown. */
    record Link(String name, String label, String address, Permission needs) {}

    /** Whether anybody has signed in. */
    public boolean signedIn() {
        return !operator.isEmpty();
    }

    /** A theme that can be chosen. */
    record Choice(String value, String label, boolean chosen) {}

    /** The addresses of what a page loads. */
    record Files(String style, String htmx, String script, String icon) {}
}
