package dev.tunegate.providers.simulator;

import dev.tunegate.domain.batch.BatchOrder;
import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.inference.CallBody;
import dev.tunegate.domain.inference.InferenceProvider;
import dev.tunegate.domain.inference.InferenceProvider.Answering;
import dev.tunegate.domain.inference.ModelCall;
import dev.tunegate.domain.provider.ProviderFailure;
import dev.tunegate.domain.shared.RandomId;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Answers the rows of a batch, one after the other, as the simulator answers single requests. */
final class SimulatedAnswers {

    private final InferenceProvider models;
    private final JsonMapper mapper = new JsonMapper();

    SimulatedAnswers(InferenceProvider models) {
        this.models = models;
    }

    /** One answer as it stands in a batch's file. */
    record Answer(boolean failed, ObjectNode row) {}

    /** The answers to the order's rows, in their order; whoever takes them closes the stream. */
    Stream<Answer> of(ModelDeployment at, BatchOrder order) {
        var answering =
                models.answering(order.endpoint())
                        .orElseThrow(() -> rejected(400, "The simulator has no such endpoint."));
        var lines =
                new BufferedReader(
                        new InputStreamReader(order.input().rows().get(), StandardCharsets.UTF_8));
        return lines.lines()
                .filter(it -> !it.isBlank())
                .map(it -> answer(at, order, answering, mapper.readTree(it)))
                .onClose(() -> close(lines));
    }

    private static void close(BufferedReader lines) {
        try {
            lines.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ProviderFailure.Rejected rejected(int status, String message) {
        return new ProviderFailure.Rejected(status, null, null, message);
    }

    private Answer answer(
            ModelDeployment at, BatchOrder order, Answering answering, JsonNode request) {
        var call =
                new ModelCall(
                        order.model().asked(), order.model().theirs(), body(request.path("body")));
        try (var body = answering.answer(at, call).body()) {
            return new Answer(false, row(request, 200, mapper.readTree(body)));
        } catch (ProviderFailure.Rejected e) {
            return new Answer(true, row(request, e.status(), error(e)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the model's name stands does not matter here: nothing is put in its place. */
    private CallBody body(JsonNode request) {
        var bytes = mapper.writeValueAsBytes(request);
        return new CallBody(bytes.length, 0, 1, () -> new ByteArrayInputStream(bytes));
    }

    private JsonNode error(ProviderFailure.Rejected failure) {
        var body = mapper.createObjectNode();
        body.putObject("error")
                .put("message", failure.reason())
                .put("type", "invalid_request_error")
                .put("param", failure.param().orElse(null))
                .put("code", failure.code().orElse(null));
        return body;
    }

    private ObjectNode row(JsonNode request, int status, JsonNode body) {
        var row = mapper.createObjectNode().put("id", "batch_req_" + RandomId.letters(24));
        row.set("custom_id", request.path("custom_id"));
        row.putObject("response")
                .put("status_code", status)
                .put("request_id", RandomId.letters(24))
                .set("body", body);
        row.putNull("error");
        return row;
    }
}
