package dev.tunegate.api.web;

import dev.tunegate.api.web.MatrixCall.Thing;
import java.util.List;

/** How the routes that ask models, and those that share them, are called in the matrix. */
final class InferenceCalls {

    private static final String PERMISSIONS = "/fine_tuning/checkpoints/{model}/permissions";
    private static final String OF_ONE = "/fine_tuning/checkpoints/@/permissions";

    static final List<MatrixCall> ALL =
            List.of(
                    MatrixCall.of(
                            "POST /chat/completions",
                            Thing.MODEL,
                            "/chat/completions",
                            "{'model':'@','messages':[]}"),
                    MatrixCall.of(
                            "POST /completions",
                            Thing.MODEL,
                            "/completions",
                            "{'model':'@','prompt':'x'}"),
                    MatrixCall.of(
                            "POST /embeddings",
                            Thing.MODEL,
                            "/embeddings",
                            "{'model':'@','input':'x'}"),
                    MatrixCall.of("GET " + PERMISSIONS, Thing.MODEL, OF_ONE, ""),
                    MatrixCall.of(
                            "POST " + PERMISSIONS,
                            Thing.MODEL,
                            OF_ONE,
                            "{'project_ids':['{team}']}"),
                    MatrixCall.of(
                            "DELETE " + PERMISSIONS + "/{id}",
                            Thing.MODEL,
                            OF_ONE + "/cp_guessed",
                            ""));

    private InferenceCalls() {}
}
