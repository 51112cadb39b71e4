package dev.tunegate.api.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

/** Answers in JSON what Tomcat itself turns away, before any of our code sees it. */
public final class JsonErrorValve extends ErrorReportValve {

    @Override
    protected void report(Request request, Response response, @Nullable Throwable throwable) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        var body =
                """
                {"error":{"message":"The request cannot be served.","type":"%s","param":null,"code":"%s"}}"""
                        .formatted(
                                status >= 500 ? "server_error" : "invalid_request_error",
                                status >= 500 ? "server_error" : "invalid_request");
        try {
            response.setContentType("application/json");
            response.getOutputStream().write(body.getBytes(StandardCharsets.US_ASCII));
            response.finishResponse();
        } catch (IOException e) {
            container.getLogger().debug("nobody is there to be told", e);
        }
    }
}
