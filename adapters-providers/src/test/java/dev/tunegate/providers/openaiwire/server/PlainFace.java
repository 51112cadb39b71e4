package dev.tunegate.providers.openaiwire.server;

import java.io.IOException;

/** OpenAI's own: a bearer key, and everything as it is. */
final class PlainFace implements Face {

    private final String key;

    PlainFace(String key) {
        this.key = key;
    }

    @Override
    public WireResponse handle(WireRequest request, WireApi host) throws IOException {
        var given = request.header("authorization");
        return given.equals("Bearer " + key)
                ? host.core(request)
                : WireResponse.error(401, "invalid_api_key", "", "Incorrect key " + given);
    }
}
