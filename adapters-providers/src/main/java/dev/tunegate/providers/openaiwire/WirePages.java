package dev.tunegate.providers.openaiwire;

import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.provider.ProviderFailure.Unavailable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** Walks through a host's list, page by page. */
final class WirePages {

    private final WireClient client;

    WirePages(WireClient client) {
        this.client = client;
    }

    /**
     * Which list is read, and how much of it.
     *
     * @param most pages that are read at most
     */
    record Book(String path, Map<String, String> query, int limit, int most) {}

    /**
     * Hands out one page after the other, until the list ends or the reader has enough. A host that
     * does not know the list has an empty one; one that ignores cursors has one page.
     *
     * @param reader says whether it wants the next page
     * @return whether the walk came to its end; false if there are more pages than are read
     */
    boolean walk(ModelDeployment at, Book book, Predicate<List<JsonNode>> reader) {
        var query = new LinkedHashMap<>(book.query());
        query.put("limit", Integer.toString(book.limit()));
        var cursors = new HashSet<String>();
        for (int page = 0; page < book.most(); page++) {
            var list = client.find(at, book.path(), query);
            var items = list.map(WirePages::items).orElse(List.of());
            if (items.isEmpty() || !reader.test(items)) {
                return true;
            }
            var cursor = items.getLast().path("id").asString("");
            if (isLast(list.get()) || cursor.isEmpty() || !cursors.add(cursor)) {
                return true;
            }
            query.put("after", cursor);
        }
        return false;
    }

    /**
     * Like {@link #walk}, for readers that must not miss anything.
     *
     * @throws Unavailable if the list has more pages than are read
     */
    void walkWhole(ModelDeployment at, Book book, Predicate<List<JsonNode>> reader) {
        if (!walk(at, book, reader)) {
            throw new Unavailable("The provider's list is too long to be searched.", null, null);
        }
    }

    private static List<JsonNode> items(JsonNode list) {
        var items = new ArrayList<JsonNode>();
        list.path("data").forEach(items::add);
        items.removeIf(it -> !it.isObject());
        return items;
    }

    /** Without the word a list goes on until a page is empty. */
    private static boolean isLast(JsonNode list) {
        var more = list.path("has_more");
        return more.isBoolean() && !more.booleanValue();
    }
}
