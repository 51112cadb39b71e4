package dev.tunegate.providers.vertex;

import dev.tunegate.domain.catalog.ModelName;
import dev.tunegate.domain.shared.RandomId;
import java.time.Instant;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What all pieces of one answer have in common. */
record AnswerHead(String id, ModelName model, Instant now) {

    static AnswerHead of(ModelName model, Instant now) {
        return new AnswerHead("chatcmpl-" + RandomId.letters(24), model, now);
    }

    ObjectNode begin(String object) {
        return JsonMapper.shared()
                .createObjectNode()
                .put("id", id)
                .put("object", object)
                .put("created", now.getEpochSecond())
                .put("model", model.value());
    }
}
