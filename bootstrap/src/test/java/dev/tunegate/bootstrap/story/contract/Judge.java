package dev.tunegate.bootstrap.story.contract;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Says what of an answer breaks the contract. */
final class Judge {

    /** What the gateway is made of, which no answer talks about. */
    private static final Pattern INSIDES =
            Pattern.compile(
                    "\\tat |java\\.|org\\.springframework|org\\.apache|dev\\.tunegate|PSQLException"
                            + "|Exception:|NullPointer|SELECT |INSERT |tools\\.jackson");

    /** They judge each of several wishes for itself, or leave it to the provider to judge. */
    private static final Set<String> LENIENT =
            Set.of(
                    "updateKeys",
                    "updateUsers",
                    "createChatCompletion",
                    "createCompletion",
                    "createEmbedding");

    private final ContractHouse house;

    Judge(ContractHouse house) {
        this.house = house;
    }

    List<String> faults(Call call, HttpResponse<byte[]> answer) {
        var faults = new ArrayList<String>();
        if (answer.statusCode() >= 500) {
            faults.add("it failed");
        }
        if (INSIDES.matcher(text(answer)).find()) {
            faults.add("it talks about its insides");
        }
        headers(answer, faults);
        contract(call, answer, faults);
        return faults;
    }

    static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private static void headers(HttpResponse<byte[]> answer, List<String> faults) {
        if (!header(answer, "x-request-id").startsWith("req_")) {
            faults.add("it has no request id");
        }
        if (!header(answer, "openai-processing-ms").matches("[0-9]+")) {
            faults.add("it does not say how long it took");
        }
        if (answer.statusCode() == 409 && header(answer, "x-should-retry").isEmpty()) {
            faults.add("SDKs would try a conflict again");
        }
    }

    private static String header(HttpResponse<byte[]> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private void contract(Call call, HttpResponse<byte[]> answer, List<String> faults) {
        var operation = house.description().operation(call.method(), call.path());
        if (call.method().equals("HEAD") || call.method().equals("OPTIONS")) {
            bodiless(call, answer, faults);
        } else if (operation.isPresent()) {
            faults.addAll(
                    house.description()
                            .faults(
                                    operation.get(),
                                    answer.statusCode(),
                                    header(answer, "content-type"),
                                    answer.body()));
        } else if (answer.statusCode() < 400) {
            faults.add("what is not described works");
        }
        if (call.wrong()
                && call.isPlain()
                && answer.statusCode() < 300
                && !LENIENT.contains(call.operation().id())) {
            faults.add("a body is taken that is not described");
        }
    }

    private static void bodiless(Call call, HttpResponse<byte[]> answer, List<String> faults) {
        boolean mayHaveBody = call.method().equals("OPTIONS") && answer.statusCode() >= 400;
        if (answer.body().length > 0 && !mayHaveBody) {
            faults.add("it has a body");
        }
        if (call.method().equals("OPTIONS")
                && answer.statusCode() < 300
                && (answer.statusCode() != 204 || header(answer, "allow").isEmpty())) {
            faults.add("it does not tell the methods");
        }
    }
}
