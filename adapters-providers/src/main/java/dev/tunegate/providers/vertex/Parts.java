package dev.tunegate.providers.vertex;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Translates what a message holds: texts, pictures and sounds. */
final class Parts {

    private static final Pattern DATA = Pattern.compile("data:([a-z]+/[a-z0-9.+-]+);base64,");

    private Parts() {}

    /** Adds all parts of a content, which is a text or a list. */
    static void add(JsonNode content, String path, ArrayNode into) {
        if (content.isString()) {
            into.addObject().put("text", content.stringValue());
            return;
        }
        requireList(content, path);
        for (int i = 0; i < content.size(); i++) {
            into.add(part(content.path(i), path + "[" + i + "]"));
        }
    }

    /** Adds the parts of a content that may hold nothing but text. */
    static void addTexts(JsonNode content, String path, ArrayNode into) {
        if (content.isString()) {
            if (!content.stringValue().isEmpty()) {
                into.addObject().put("text", content.stringValue());
            }
            return;
        }
        requireList(content, path);
        for (int i = 0; i < content.size(); i++) {
            into.addObject().put("text", textOf(content.path(i), path + "[" + i + "]"));
        }
    }

    /** The text of a content as a whole. */
    static String text(JsonNode content, String path) {
        var parts = JsonMapper.shared().createArrayNode();
        addTexts(content, path, parts);
        var text = new StringBuilder();
        StreamSupport.stream(parts.spliterator(), false)
                .forEach(it -> text.append(it.path("text").asString("")));
        return text.toString();
    }

    private static void requireList(JsonNode content, String path) {
        if (!content.isArray() || content.isEmpty()) {
            throw Rejections.wrong(path, "a string or a list of parts");
        }
    }

    private static String textOf(JsonNode part, String path) {
        return switch (part.path("type").asString("")) {
            case "text" -> Asked.text(part, "text", path);
            case "refusal" -> Asked.text(part, "refusal", path);
            default -> throw Rejections.unknown(path + ".type", "only texts can stand here");
        };
    }

    private static ObjectNode part(JsonNode part, String path) {
        var node = JsonMapper.shared().createObjectNode();
        switch (part.path("type").asString("")) {
            case "text" -> node.put("text", Asked.text(part, "text", path));
            case "image_url" -> picture(part.path("image_url"), path + ".image_url", node);
            case "input_audio" -> sound(part.path("input_audio"), path + ".input_audio", node);
            default ->
                    throw Rejections.unknown(
                            path + ".type", "a part is text, image_url or input_audio");
        }
        return node;
    }

    private static void picture(JsonNode image, String path, ObjectNode node) {
        var detail = image.path("detail");
        if (!Asked.isAbsent(detail) && !detail.asString("").equals("auto")) {
            throw Rejections.unknown(path + ".detail", "Gemini has no such choice for one picture");
        }
        var url = Asked.text(image, "url", path);
        var data = DATA.matcher(url);
        if (data.lookingAt()) {
            inline(node, data.group(1), url.substring(data.end()));
            return;
        }
        var type = Optional.of(url).filter(Parts::isAddress).flatMap(Picture::typeOf);
        node.putObject("fileData")
                .put(
                        "mimeType",
                        type.orElseThrow(
                                () ->
                                        Rejections.unknown(
                                                path + ".url",
                                                "a picture is a data: URL, or a gs: or https: one"
                                                        + " that ends in the picture's type")))
                .put("fileUri", url);
    }

    private static boolean isAddress(String url) {
        return url.startsWith("gs://") || url.startsWith("https://");
    }

    private static void sound(JsonNode audio, String path, ObjectNode node) {
        var format = Asked.text(audio, "format", path);
        if (!format.equals("wav") && !format.equals("mp3")) {
            throw Rejections.wrong(path + ".format", "wav or mp3");
        }
        inline(node, "audio/" + format, Asked.text(audio, "data", path));
    }

    private static void inline(ObjectNode node, String type, String base64) {
        node.putObject("inlineData").put("mimeType", type).put("data", base64);
    }
}
