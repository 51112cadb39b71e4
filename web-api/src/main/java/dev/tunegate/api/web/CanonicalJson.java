package dev.tunegate.api.web;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes JSON in one form only: members sorted by name, no blanks. */
final class CanonicalJson {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED).build();

    private CanonicalJson() {}

    static String of(JsonNode node) {
        return JSON.writeValueAsString(node);
    }
}
