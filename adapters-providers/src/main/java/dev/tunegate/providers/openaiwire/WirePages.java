package dev.tunegate.providers.openaiwire;

import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.provider.ProviderFailure.Unavailable;
import dev.tunegate.providers.http.Effect;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

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
     * Hands out one page after the other, until the list ends, the reader has enough or the book is
     * full. A host that does not know the list has an empty one; one that ignores cursors has one
     * page.
     *
     * @param reader says whether it wants the next page
     */
    void walk(ModelDeployment at, Book book, Predicate<List<JsonNode>> reader) {
        var _ = walked(at, book, reader, false);
    }

    /**
     * Like {@link #walk}, for readers that must not miss anything: what cannot be read to its end
     * is no list.
     *
     * @throws Unavailable if there is no such list, or if it has more pages than the book
     */
    void walkWhole(ModelDeployment at, Book book, Predicate<List<JsonNode>> reader) {
        if (!walked(at, book, reader, true)) {
            throw new Unavailable("The provider's list is too long to be searched.", null, null);
        }
    }

    /** Whether the walk came to an end, of the list or of the reader's wish. */
    private boolean walked(
            ModelDeployment at, Book book, Predicate<List<JsonNode>> reader, boolean strict) {
        var query = new LinkedHashMap<>(book.query());
        query.put("limit", Integer.toString(book.limit()));
        var cursors = new HashSet<String>();
        for (int page = 0; page < book.most(); page++) {
            var list = client.find(at, book.path(), query).orElseGet(MissingNode::getInstance);
            if (strict && !list.path("data").isArray()) {
                throw client.unreadable(Effect.REPEATABLE, null);
            }
            var items = items(list);
            if (items.isEmpty() || !reader.test(items) || isLast(list)) {
                return true;
            }
            var cursor = items.getLast().path("id").asString("");
            if (!cursors.add(cursor)) {
                return true;
            }
            query.put("after", cursor);
        }
        return false;
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
