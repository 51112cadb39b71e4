package dev.tunegate.api.grader;

import dev.tunegate.domain.grader.Grader;
import java.util.Map;

/** The answer about a grader that could run: the grader as it is understood. */
record ValidatedBody(Map<String, Object> grader) {

    static ValidatedBody of(Grader grader) {
        return new ValidatedBody(GraderBody.of(grader));
    }
}
