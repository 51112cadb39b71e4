package dev.tunegate.providers.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpHeaders;

/**
 * A provider's answer that is read while it comes.
 *
 * @param body closing it ends the exchange, also in the middle
 */
public record HttpStream(int status, HttpHeaders headers, InputStream body) {

    /** An error has little to say; more of it is not read. */
    private static final int ERROR_BYTES = 64 << 10;

    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /**
     * The answer read to its end, or as far as an error needs to be read, and closed.
     *
     * @throws IOException if it broke off
     */
    public HttpAnswer whole() throws IOException {
        try (body) {
            return new HttpAnswer(status, headers, body.readNBytes(ERROR_BYTES));
        }
    }
}
