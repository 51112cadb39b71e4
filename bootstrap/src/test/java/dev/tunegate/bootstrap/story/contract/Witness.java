package dev.tunegate.bootstrap.story.contract;

import dev.tunegate.api.described.Description;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sees every answer as it came, and notes what is not as described: by us, and by OpenAI where its
 * description is at hand.
 */
final class Witness {

    private final Description description;
    private final Tried tried;
    private final Optional<OpenAiSchemas> published = OpenAiSchemas.besideTheProject();
    private final KnownExceptions exceptions = KnownExceptions.read();
    private final List<String> findings = new ArrayList<>();

    Witness(Description description) {
        this.description = description;
        this.tried = new Tried(description);
    }

    List<String> findings() {
        return findings;
    }

    Tried tried() {
        return tried;
    }

    void look(Exchange exchange) {
        var operation = description.operation(exchange.method(), exchange.uri().getRawPath());
        if (operation.isEmpty()) {
            findings.add(exchange + " is not described");
            return;
        }
        tried.add(operation.get().id(), exchange);
        description
                .faults(operation.get(), exchange.status(), exchange.type(), exchange.answer())
                .forEach(it -> findings.add(exchange + ": " + it));
        if (exchange.type().startsWith("application/json")) {
            compare(operation.get().id(), exchange);
        }
    }

    private void compare(String operation, Exchange exchange) {
        var body = JsonMapper.shared().readTree(exchange.answer());
        published.ifPresent(
                it ->
                        it.faults(operation, exchange.status(), body).stream()
                                .filter(found -> !exceptions.cover(operation, found, body))
                                .forEach(found -> findings.add(exchange + ": OpenAI: " + found)));
    }
}
