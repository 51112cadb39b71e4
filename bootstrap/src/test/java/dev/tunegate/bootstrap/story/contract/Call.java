package dev.tunegate.bootstrap.story.contract;

import dev.tunegate.api.described.Operation;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.Optional;

/**
 * A request that was made up.
 *
 * @param method not always the operation's own
 * @param wrong whether the body is not what the description allows, so it must be refused
 */
record Call(
        Operation operation,
        String method,
        String path,
        String key,
        Map<String, String> headers,
        Optional<String> body,
        boolean wrong) {

    /** Whether it is made as the operation is, and not in another method. */
    boolean isPlain() {
        return method.equals(operation.method());
    }

    HttpRequest request(ContractHouse house) {
        var publisher = body.map(BodyPublishers::ofString).orElseGet(BodyPublishers::noBody);
        var request = house.request(method, path, key).method(method, publisher);
        headers.forEach(request::setHeader);
        return request.build();
    }

    @Override
    public String toString() {
        return "%s %s %s %s".formatted(method, path, headers, body.map(Call::shortened).orElse(""));
    }

    private static String shortened(String text) {
        return text.length() > 600 ? text.substring(0, 600) + "…" : text;
    }
}
