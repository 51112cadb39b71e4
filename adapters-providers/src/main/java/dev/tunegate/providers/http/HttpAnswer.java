package dev.tunegate.providers.http;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.Optional;

/** A provider's whole answer, of whatever status. */
public final class HttpAnswer {

    private final int status;
    private final HttpHeaders headers;
    private final byte[] body;

    HttpAnswer(int status, HttpHeaders headers, byte[] body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    static HttpAnswer of(HttpResponse<byte[]> response) {
        return new HttpAnswer(response.statusCode(), response.headers(), response.body());
    }

    public int status() {
        return status;
    }

    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    public InputStream body() {
        return new ByteArrayInputStream(body);
    }

    /** Prints no body: it may name what callers must not see. */
    @Override
    public String toString() {
        return "status " + status + ", " + body.length + " bytes";
    }
}
