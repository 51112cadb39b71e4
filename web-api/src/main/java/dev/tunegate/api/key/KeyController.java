package dev.tunegate.api.key;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tunegate.api.web.Api;
import dev.tunegate.api.web.Needs;
import dev.tunegate.api.web.QueryParameters;
import dev.tunegate.application.key.FindKeys;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.Permission;
import dev.tunegate.domain.key.KeyFilter;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * The routes under {@code /key} that read. A key's id is no secret; the key itself is shown once.
 */
@Api
final class KeyController {

    private final FindKeys find;
    private final KeyFilters filters;

    KeyController(FindKeys find, Clock clock) {
        this.find = find;
        this.filters = new KeyFilters(find, clock);
    }

    /** What is known of one key. */
    record InfoBody(String key, KeyBody info) {}

    /** A page of aliases. */
    record AliasesBody(
            List<String> aliases,
            @JsonProperty("total_count") long totalCount,
            @JsonProperty("total_is_capped") boolean totalIsCapped,
            @JsonProperty("current_page") int currentPage,
            @JsonProperty("total_pages") long totalPages,
            int size) {}

    /** Without {@code key}, the caller's own. */
    @Needs(Permission.KEYS_READ)
    @GetMapping("/key/info")
    ResponseEntity<InfoBody> info(Caller caller, HttpServletRequest request) {
        var key =
                QueryParameters.of(request)
                        .text("key")
                        .map(it -> find.byReference(caller, it))
                        .orElseGet(() -> find.own(caller));
        return KeyVersion.tag(key).body(new InfoBody(key.id().value(), KeyBody.of(key)));
    }

    /** The newest first, unless another order is asked for. */
    @Needs(Permission.KEYS_READ)
    @GetMapping("/key/list")
    KeysBody list(Caller caller, HttpServletRequest request) {
        var query = QueryParameters.of(request);
        var page = KeyPage.of(query);
        var filter = filters.of(caller, query);
        var keys = page.read(caller, find, filter);
        boolean whole = KeyFilters.flag(query, "return_full_object", "true").equals("true");
        return KeysBody.of(
                keys, whole, find.count(caller, filter, KeysBody.MOST_COUNTED + 1), page);
    }

    /** Each once, in order. */
    @Needs(Permission.KEYS_READ)
    @GetMapping("/key/aliases")
    AliasesBody aliases(Caller caller, HttpServletRequest request) {
        var query = QueryParameters.of(request);
        var page = KeyPage.of(query);
        var search = query.text("search");
        var filter =
                search.isPresent()
                        ? KeyFilter.ALL.holding(KeyFilters.part("search", search.get()))
                        : KeyFilter.ALL;
        int most = (int) KeysBody.MOST_COUNTED;
        var names = find.aliases(caller, filter, Math.max(page.end(), most + 1));
        long total = Math.min(names.size(), most);
        return new AliasesBody(
                page.cut(names),
                total,
                names.size() > most,
                page.number(),
                (total + page.size() - 1) / page.size(),
                page.size());
    }
}
