package dev.tunegate.api.web;

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
        if (response.isCommitted()) {
            return false;
        }
        var body = json(answer);
        response.resetBuffer();
        response.setStatus(answer.status());
        answer.headers().forEach(response::setHeader);
        response.setContentType("application/json");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
        return true;
    }

    static byte[] json(ErrorAnswer answer) {
        return JSON.writeValueAsBytes(ErrorBody.of(answer));
    }
}
