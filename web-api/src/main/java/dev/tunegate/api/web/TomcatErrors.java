package dev.tunegate.api.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers in JSON what the container refuses before any filter sees it, such as a request line that
 * is none. The container makes it by its name, so it is public.
 */
public final class TomcatErrors extends ErrorReportValve {

    private static final Logger LOG = LoggerFactory.getLogger(TomcatErrors.class);

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        try {
            write(SpringErrors.bare(status), response.getResponse());
        } catch (IOException e) {
            LOG.debug("nobody is left to be told of status {}", status, e);
        }
    }

    private static void write(ErrorAnswer answer, HttpServletResponse response) throws IOException {
        ApiRequest.markAnswer(response);
        ErrorWriter.write(answer, response);
    }
}
