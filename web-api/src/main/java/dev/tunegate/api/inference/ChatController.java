package dev.tunegate.api.inference;

import dev.tunegate.api.web.ApiController;
import dev.tunegate.api.web.Needs;
import dev.tunegate.application.inference.CompleteChat;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.Permission;
import dev.tunegate.domain.inference.ChatAnswer;
import dev.tunegate.domain.inference.ChatBody;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.springframework.web.bind.annotation.PostMapping;

/** {@code /chat/completions}: a thin pass-through; bytes go through as they come. */
@ApiController
final class ChatController {

    private static final int RUN = 8 * 1024;

    private final CompleteChat complete;

    ChatController(CompleteChat complete) {
        this.complete = complete;
    }

    @Needs(Permission.INFERENCE)
    @PostMapping("/chat/completions")
    void complete(Caller caller, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        try (var body = SpooledBody.of(request.getInputStream())) {
            var span = span(body);
            var chat = new ChatBody(body.bytes(), span.start(), span.end(), body::open);
            var answer = complete.complete(caller, span.model(), chat);
            pass(answer, response);
        }
    }

    private static ModelSpan span(SpooledBody body) throws IOException {
        try (var bytes = body.open()) {
            return ModelSpan.in(bytes);
        }
    }

    /** Closing the answer also tells the provider when our caller has gone away. */
    private static void pass(ChatAnswer answer, HttpServletResponse response) throws IOException {
        try (var from = answer.body()) {
            response.setContentType(answer.contentType());
            copy(from, response.getOutputStream(), answer.contentType().startsWith("text/event"));
        }
    }

    private static void copy(InputStream from, OutputStream to, boolean atOnce) throws IOException {
        var run = new byte[RUN];
        for (int count = from.read(run); count >= 0; count = from.read(run)) {
            to.write(run, 0, count);
            if (atOnce) {
                to.flush();
            }
        }
    }
}
