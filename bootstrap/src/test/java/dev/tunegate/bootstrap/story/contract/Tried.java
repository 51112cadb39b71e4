package dev.tunegate.bootstrap.story.contract;

import dev.tunegate.api.described.Description;
import dev.tunegate.api.described.Operation;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What of the description was tried: which operations, and with which parameters. */
final class Tried {

    private static final Pattern FIELD = Pattern.compile("(?i)[ ;]name=\"([^\"]+)\"");

    /** What OpenAI's clients do not know: how to choose a provider, and its own parameters. */
    private static final Pattern OURS =
            Pattern.compile(
                    ".* (custom_llm_provider|target_model_names|portkey_options|provider_options"
                            + "|litellm_metadata|role_arn|job_name|output_file|model_type"
                            + "|trainingType)"
                            + "|(createFile|createUpload|runGrader|validateGrader) model");

    private final Description description;
    private final Map<String, Set<String>> byOperation = new TreeMap<>();

    Tried(Description description) {
        this.description = description;
    }

    void add(String operation, Exchange exchange) {
        var names = byOperation.computeIfAbsent(operation, _ -> new TreeSet<>());
        var query = exchange.uri().getRawQuery();
        if (query != null) {
            Arrays.stream(query.split("&"))
                    .map(it -> URLDecoder.decode(it, StandardCharsets.UTF_8))
                    .forEach(it -> names.add(it.replaceFirst("[=\\[].*", "")));
        }
        var body = new String(exchange.sent(), StandardCharsets.UTF_8);
        if (exchange.sentType().startsWith("multipart/")) {
            FIELD.matcher(body).results().forEach(it -> names.add(it.group(1)));
        } else if (!body.isEmpty()) {
            collect(JsonMapper.shared().readTree(body), "", names);
        }
    }

    /** Members of objects at any depth, as paths; those of an array's elements count as its own. */
    private static void collect(JsonNode node, String path, Set<String> names) {
        if (node.isArray()) {
            node.forEach(it -> collect(it, path, names));
        }
        for (var member : node.properties()) {
            names.add(path + member.getKey());
            collect(member.getValue(), path + member.getKey() + ".", names);
        }
    }

    /** Operations under these headings that were not called, or not with every parameter. */
    List<String> missing(Set<String> headings) {
        return description.operations().stream()
                .filter(it -> headings.contains(heading(it)))
                .flatMap(this::missing)
                .toList();
    }

    static String heading(Operation operation) {
        return operation.node().at("/tags/0").asString("");
    }

    private Stream<String> missing(Operation operation) {
        var names = byOperation.get(operation.id());
        return names == null
                ? Stream.of(operation.id())
                : described(operation)
                        .filter(it -> !names.contains(it))
                        .map(it -> operation.id() + " " + it)
                        .filter(it -> !OURS.matcher(it).matches());
    }

    private Stream<String> described(Operation operation) {
        var names = new TreeSet<String>();
        Stream.concat(
                        operation.item().path("parameters").valueStream(),
                        operation.node().path("parameters").valueStream())
                .map(description::resolved)
                .filter(it -> it.path("in").asString("").equals("query"))
                .forEach(it -> names.add(it.path("name").asString("")));
        for (var content : operation.node().at("/requestBody/content")) {
            describe(content.path("schema"), "", names);
        }
        return names.stream();
    }

    private void describe(JsonNode reference, String path, Set<String> names) {
        var schema = description.resolved(reference);
        schema.path("anyOf").forEach(it -> describe(it, path, names));
        if (schema.has("items")) {
            describe(schema.path("items"), path, names);
        }
        for (var member : schema.path("properties").properties()) {
            names.add(path + member.getKey());
            describe(member.getValue(), path + member.getKey() + ".", names);
        }
    }
}
