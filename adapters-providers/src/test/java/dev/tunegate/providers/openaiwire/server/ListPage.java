package dev.tunegate.providers.openaiwire.server;

import java.util.List;
import java.util.stream.IntStream;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Cuts a page out of a list, as OpenAI does it. */
final class ListPage {

    private ListPage() {}

    static WireResponse of(
            List<ObjectNode> items, WireRequest request, int usual, boolean saysHasMore) {
        int limit = Integer.parseInt(request.query().getOrDefault("limit", "" + usual));
        var after = request.query().getOrDefault("after", "");
        int from = after.isEmpty() ? 0 : 1 + index(items, after);
        if (from == 0 && !after.isEmpty()) {
            return WireResponse.error(400, "invalid_cursor", "after", "No such cursor.");
        }
        int to = Math.min(items.size(), from + limit);
        var page = JsonNodeFactory.instance.objectNode();
        page.put("object", "list");
        page.putArray("data").addAll(items.subList(from, to));
        page.put("first_id", from < to ? id(items, from) : null);
        page.put("last_id", from < to ? id(items, to - 1) : null);
        if (saysHasMore) {
            page.put("has_more", to < items.size());
        }
        return WireResponse.json(page);
    }

    private static String id(List<ObjectNode> items, int at) {
        return items.get(at).path("id").asString("");
    }

    private static int index(List<ObjectNode> items, String id) {
        return IntStream.range(0, items.size())
                .filter(it -> items.get(it).path("id").asString("").equals(id))
                .findFirst()
                .orElse(-1);
    }
}
