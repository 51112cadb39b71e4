package dev.tunegate.api.inference;

import dev.tunegate.api.web.Api;
import dev.tunegate.api.web.ClientStream;
import dev.tunegate.api.web.JsonRequest;
import dev.tunegate.api.web.Needs;
import dev.tunegate.api.web.StandingWatch;
import dev.tunegate.application.inference.CallModel;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.Permission;
import dev.tunegate.domain.catalog.Endpoint;
import dev.tunegate.domain.inference.CallBody;
import dev.tunegate.domain.shared.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * The routes {@code /chat/completions}, {@code /completions} and {@code /embeddings}: bytes go
 * through as they come, in constant memory.
 */
@Api
final class InferenceController {

    /** Room for a conversation with pictures in it. */
    private static final long MAX_BYTES = 32L << 20;

    private final CallModel models;
    private final StandingWatch watch;

    InferenceController(CallModel models, StandingWatch watch) {
        this.models = models;
        this.watch = watch;
    }

    @Needs(Permission.INFERENCE)
    @PostMapping("/chat/completions")
    void chat(Caller caller, HttpServletRequest request, HttpServletResponse response)
            throws IOException, HttpMediaTypeNotSupportedException {
        pass(caller, Endpoint.CHAT_COMPLETIONS, request, response);
    }

    @Needs(Permission.INFERENCE)
    @PostMapping("/completions")
    void complete(Caller caller, HttpServletRequest request, HttpServletResponse response)
            throws IOException, HttpMediaTypeNotSupportedException {
        pass(caller, Endpoint.COMPLETIONS, request, response);
    }

    @Needs(Permission.INFERENCE)
    @PostMapping("/embeddings")
    void embed(Caller caller, HttpServletRequest request, HttpServletResponse response)
            throws IOException, HttpMediaTypeNotSupportedException {
        pass(caller, Endpoint.EMBEDDINGS, request, response);
    }

    private void pass(
            Caller caller,
            Endpoint endpoint,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException, HttpMediaTypeNotSupportedException {
        JsonRequest.requireJson(request);
        try (var body = read(ClientStream.of(request))) {
            var span = spanOf(body);
            var call = new CallBody(body.bytes(), span.start(), span.end(), body::open);
            var begun = models.call(caller, endpoint, span.model(), call);
            try (var watched = watch.over(request, begun.still())) {
                PassedAnswer.pass(begun.answer(), watched, response);
            }
        }
    }

    /** What is too much is read on for a while, so that its client sees why it is refused. */
    private static SpooledBody read(ClientStream from) throws IOException {
        try {
            return SpooledBody.read(from, MAX_BYTES);
        } catch (Refusal.TooLarge e) {
            from.drain(MAX_BYTES);
            throw e;
        }
    }

    private static ModelSpan spanOf(SpooledBody body) throws IOException {
        try (var bytes = body.open()) {
            return ModelSpan.in(bytes);
        }
    }
}
