package dev.tunegate.api.web;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The answer of an API route: it says how long it took, and its errors are always JSON. */
final class ApiResponse extends HttpServletResponseWrapper {

    private final long begun = System.nanoTime();
    private boolean timed;

    ApiResponse(HttpServletResponse response) {
        super(response);
    }

    /** Sets the time that went by until now; later calls change nothing. */
    void time() {
        if (!timed && !isCommitted()) {
            timed = true;
            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
            setHeader("openai-processing-ms", Long.toString(millis));
        }
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        time();
        return super.getOutputStream();
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        time();
        return super.getWriter();
    }

    @Override
    public void flushBuffer() throws IOException {
        time();
        super.flushBuffer();
    }

    @Override
    public void sendError(int status) throws IOException {
        ErrorWriter.write(SpringErrors.bare(status), this);
    }

    @Override
    public void sendError(int status, @Nullable String message) throws IOException {
        sendError(status);
    }
}
