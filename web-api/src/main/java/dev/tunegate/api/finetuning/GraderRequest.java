package dev.tunegate.api.finetuning;

import dev.tunegate.api.grader.GraderReader;
import dev.tunegate.api.web.JsonObject;

/**
 * Reads the grader of a job: it must be one that could run. Its provider gets it as its caller wrote
 * it.
 */
final class GraderRequest {

    private GraderRequest() {}

    /** The grader as its caller wrote it. */
    static String read(JsonObject from) {
        GraderReader.read(from).requireFormula(from.path("grader"));
        return from.object("grader").orElseThrow(() -> from.missing("grader")).json();
    }
}
