package dev.tunegate.providers.vertex.server;

import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Refuses members that Google does not know, as Google does. The fields are those that a request
 * may set in the discovery document v1, revision 20260920, seen 2026-11-21.
 */
final class FieldCheck {

    static final FieldCheck TUNING_JOB =
            of(
                    """
                    baseModel tunedModelDisplayName description labels{*} serviceAccount
                    encryptionSpec{kmsKeyName}
                    preTunedModel{tunedModelName checkpointId}
                    supervisedTuningSpec{trainingDatasetUri validationDatasetUri
                      exportLastCheckpointOnly evaluationConfig{*}
                      hyperParameters{epochCount learningRateMultiplier adapterSize}}
                    preferenceOptimizationSpec{trainingDatasetUri validationDatasetUri
                      exportLastCheckpointOnly
                      hyperParameters{epochCount learningRateMultiplier adapterSize beta}}
                    """);

    static final FieldCheck QUESTION =
            of(
                    """
                    contents{role parts{*part}} systemInstruction{role parts{*part}}
                    tools{functionDeclarations{name description parameters{*}
                      parametersJsonSchema{*} response{*} responseJsonSchema{*}}}
                    toolConfig{functionCallingConfig{mode allowedFunctionNames}}
                    safetySettings{*} labels{*} cachedContent
                    generationConfig{temperature topP topK candidateCount maxOutputTokens
                      stopSequences responseLogprobs logprobs presencePenalty frequencyPenalty seed
                      responseMimeType responseSchema{*} responseJsonSchema{*}
                      thinkingConfig{includeThoughts thinkingBudget}}
                    """
                            .replace(
                                    "*part",
                                    "text thought thoughtSignature inlineData{mimeType data}"
                                            + " fileData{mimeType fileUri}"
                                            + " functionCall{name args{*}}"
                                            + " functionResponse{name response{*}}"));

    static final FieldCheck EMPTY = of("");
    static final FieldCheck UNDEPLOY = of("deployedModelId trafficSplit{*}");

    private final Map<String, FieldCheck> fields;

    private FieldCheck(Map<String, FieldCheck> fields) {
        this.fields = fields;
    }

    private static FieldCheck of(String text) {
        var levels = new ArrayDeque<Map<String, FieldCheck>>();
        var root = new LinkedHashMap<String, FieldCheck>();
        levels.push(root);
        var last = "";
        var tokens = Pattern.compile("\\{\\*}|[{}]|[A-Za-z]+").matcher(text);
        while (tokens.find()) {
            switch (tokens.group()) {
                case "{*}" -> levels.element().put(last, anything());
                case "{" -> {
                    var inner = new LinkedHashMap<String, FieldCheck>();
                    levels.element().put(last, new FieldCheck(inner));
                    levels.push(inner);
                }
                case "}" -> levels.pop();
                default -> {
                    last = tokens.group();
                    levels.element().put(last, anything());
                }
            }
        }
        return new FieldCheck(root);
    }

    /** Not the constant: the fields of this class are made with it. */
    private static FieldCheck anything() {
        return new FieldCheck(Map.of("*", new FieldCheck(Map.of())));
    }

    /** The refusal, if there is an unknown member. */
    Optional<WireReply> refusal(JsonNode body, String at) {
        if (body.isArray()) {
            for (var element : body) {
                var refusal = refusal(element, at);
                if (refusal.isPresent()) {
                    return refusal;
                }
            }
        }
        if (!body.isObject() || fields.containsKey("*")) {
            return Optional.empty();
        }
        for (var member : body.properties()) {
            var known = fields.get(member.getKey());
            if (known == null) {
                return Optional.of(unknown(member.getKey(), at));
            }
            var inside = known.refusal(member.getValue(), at + "." + member.getKey());
            if (inside.isPresent()) {
                return inside;
            }
        }
        return Optional.empty();
    }

    private static WireReply unknown(String name, String at) {
        return WireReply.invalid(
                at,
                "Invalid JSON payload received. Unknown name \""
                        + name
                        + "\" at '"
                        + at
                        + "': Cannot find field.");
    }
}
