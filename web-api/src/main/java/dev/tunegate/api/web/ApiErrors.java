package dev.tunegate.api.web;

import dev.tunegate.domain.shared.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.catalina.connector.ClientAbortException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/** Turns whatever a route throws into an answer of OpenAI's shape. The console has its own. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class ApiErrors implements HandlerExceptionResolver {

    private static final Logger LOG = LoggerFactory.getLogger(ApiErrors.class);

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request,
            HttpServletResponse response,
            @Nullable Object handler,
            Exception failure) {
        if (!ApiRequest.isMarked(request)) {
            return null;
        }
        try {
            answer(request, response, failure);
            return new ModelAndView();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An answer that has begun cannot be taken back; it is marked to be broken off. */
    static void answer(HttpServletRequest request, HttpServletResponse response, Throwable failure)
            throws IOException {
        if (isOfGoneClient(failure)) {
            LOG.debug("the client of {} is gone", ApiRequest.id(request), failure);
        } else if (failure instanceof BrokenOff) {
            ApiRequest.breakOff(request);
        } else if (!ErrorWriter.write(request, answerTo(request, failure), response)) {
            ApiRequest.breakOff(request);
        }
    }

    private static boolean isOfGoneClient(Throwable failure) {
        return failure instanceof ClientGone
                || failure instanceof ClientAbortException
                || failure instanceof AsyncRequestNotUsableException;
    }

    private static ErrorAnswer answerTo(HttpServletRequest request, Throwable failure) {
        if (failure instanceof Refusal refusal) {
            return RefusalErrors.of(refusal);
        }
        var foreseen = SpringErrors.of(failure, request);
        if (foreseen.isPresent()) {
            logged(request, foreseen.get(), failure);
            return foreseen.get();
        }
        LOG.error(
                "request {} failed: {} {}",
                ApiRequest.id(request),
                request.getMethod(),
                request.getRequestURI(),
                failure);
        return unforeseen(request);
    }

    /** What is foreseen needs no stack trace, but whoever runs the gateway must see it. */
    private static void logged(HttpServletRequest request, ErrorAnswer answer, Throwable failure) {
        if (answer.status() >= 500) {
            LOG.warn(
                    "request {} answered {}: {}", ApiRequest.id(request), answer.status(), failure);
        }
    }

    private static ErrorAnswer unforeseen(HttpServletRequest request) {
        return ErrorAnswer.of(
                500,
                "server_error",
                "The gateway failed on this request. Its administrator finds the reason in the log"
                        + " under "
                        + ApiRequest.id(request)
                        + ".");
    }
}
