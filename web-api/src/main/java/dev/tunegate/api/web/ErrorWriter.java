package dev.tunegate.api.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import tools.jackson.databind.json.JsonMapper;

/** Writes an error as the whole answer, unless an answer is on its way already. */
final class ErrorWriter {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ErrorWriter() {}

    /**
     * @return whether it was written; false if the answer had begun
     */
    static boolean write(ErrorAnswer answer, HttpServletResponse response) throws IOException {
        return write(answer, "application/json", json(answer), response);
    }

    /** In the shape that the request's protocol has for errors. */
    static boolean write(
            HttpServletRequest request, ErrorAnswer answer, HttpServletResponse response)
            throws IOException {
        return ScimErrorBody.isFor(request)
                ? write(
                        answer,
                        ScimErrorBody.MEDIA_TYPE,
                        JSON.writeValueAsBytes(ScimErrorBody.of(answer)),
                        response)
                : write(answer, response);
    }

    private static boolean write(
            ErrorAnswer answer, String type, byte[] body, HttpServletResponse response)
            throws IOException {
        if (response.isCommitted()) {
            return false;
        }
        response.resetBuffer();
        response.setStatus(answer.status());
        answer.headers().forEach(response::setHeader);
        response.setContentType(type);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
        return true;
    }

    static byte[] json(ErrorAnswer answer) {
        return JSON.writeValueAsBytes(ErrorBody.of(answer));
    }
}
