package dev.tunegate.api.web;

import dev.tunegate.api.web.MatrixCall.Thing;
import java.util.List;

/** How the routes of uploads in parts are called in the matrix. */
final class UploadCalls {

    static final List<MatrixCall> ALL =
            List.of(
                    MatrixCall.of("POST /uploads", Thing.NOTHING, "/uploads", "{}"),
                    MatrixCall.of("POST /uploads/{id}/parts", Thing.UPLOAD, "/uploads/@/parts", ""),
                    MatrixCall.of(
                            "POST /uploads/{id}/complete",
                            Thing.UPLOAD,
                            "/uploads/@/complete",
                            "{'part_ids':['part_000']}"),
                    MatrixCall.of(
                            "POST /uploads/{id}/cancel", Thing.UPLOAD, "/uploads/@/cancel", ""));

    private UploadCalls() {}
}
