package dev.tunegate.providers.openaiwire.server;

import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Graders that are programs. Nothing runs: a program's reward is the number behind its {@code
 * return}, and one that returns something else has failed.
 */
final class GraderApi {

    static final String PATH = "/fine_tuning/alpha/graders";

    private static final Pattern NUMBER = Pattern.compile("return (-?[0-9.]+)\\s*$");

    WireResponse handle(WireRequest request) {
        JsonNode asked = JsonMapper.shared().readTree(request.body());
        var grader = asked.path("grader");
        if (!grader.path("type").asString("").equals("python")) {
            return WireResponse.error(400, "invalid_grader", "grader.type", "Only programs here.");
        }
        if (!grader.path("source").asString("").contains("def grade(")) {
            return WireResponse.error(
                    400, "invalid_grader", "grader.source", "There is no function 'grade'.");
        }
        if (request.path().endsWith("/validate")) {
            var answer = JsonNodeFactory.instance.objectNode();
            answer.set("grader", grader);
            return WireResponse.json(answer);
        }
        if (!asked.path("model_sample").isString() || !asked.path("item").isObject()) {
            return WireResponse.error(400, "", "model_sample", "Missing required parameter.");
        }
        return run(grader);
    }

    private static WireResponse run(JsonNode grader) {
        var number = NUMBER.matcher(grader.path("source").asString(""));
        boolean fails = !number.find();
        var answer = JsonNodeFactory.instance.objectNode();
        answer.put("reward", fails ? 0 : Double.parseDouble(number.group(1)));
        answer.putObject("sub_rewards");
        answer.putObject("model_grader_token_usage_per_model");
        var metadata = answer.putObject("metadata");
        metadata.put("name", grader.path("name").asString("")).put("type", "python");
        metadata.put("execution_time", 0.25).putNull("token_usage").putNull("sampled_model_name");
        metadata.putObject("scores");
        var errors = metadata.putObject("errors");
        for (var flag :
                "formula_parse_error sample_parse_error invalid_variable_error other_error"
                        .split(" ")) {
            errors.put(flag, false);
        }
        errors.put("python_grader_runtime_error", fails);
        errors.put(
                "python_grader_runtime_error_details",
                fails ? "ZeroDivisionError: division by zero" : null);
        return WireResponse.json(answer);
    }
}
