package dev.tunegate.api.key;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tunegate.api.web.ApiController;
import dev.tunegate.api.web.JsonObject;
import dev.tunegate.api.web.JsonRequest;
import dev.tunegate.api.web.Needs;
import dev.tunegate.api.web.PageParams;
import dev.tunegate.application.key.BlockKey;
import dev.tunegate.application.key.DeleteKeys;
import dev.tunegate.application.key.FindKeys;
import dev.tunegate.application.key.IssueKey;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.Permission;
import dev.tunegate.domain.key.KeyId;
import dev.tunegate.domain.key.VirtualKey;
import dev.tunegate.domain.shared.ListQuery;
import dev.tunegate.domain.shared.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /key/*}: issuing, finding, blocking and deleting virtual keys. */
@ApiController
final class KeyController {

    private static final PageParams PAGES = new PageParams(10, 100);
    private static final int MOST_AT_ONCE = 1000;

    private final IssueKey issue;
    private final FindKeys find;
    private final BlockKey block;
    private final DeleteKeys delete;

    KeyController(IssueKey issue, FindKeys find, BlockKey block, DeleteKeys delete) {
        this.issue = issue;
        this.find = find;
        this.block = block;
        this.delete = delete;
    }

    @Needs(Permission.KEYS_WRITE)
    @PostMapping("/key/generate")
    KeyBody generate(Caller caller, HttpServletRequest request) throws IOException {
        return KeyBody.of(issue.issue(caller, KeyRequest.read(JsonRequest.read(request))));
    }

    @Needs(Permission.KEYS_READ)
    @GetMapping("/key/info")
    Info info(Caller caller, @RequestParam Optional<String> key) {
        var found = key.map(it -> find.byReference(caller, it)).orElseGet(() -> find.own(caller));
        return new Info(found.id().value(), KeyBody.of(found));
    }

    /** The newest first. Pages are turned with {@code after}, the last key's token. */
    @Needs(Permission.KEYS_WRITE)
    @GetMapping("/key/list")
    Keys list(Caller caller, HttpServletRequest request) {
        requireFirstPage(request);
        var size = request.getParameter("size");
        var query = size == null ? PAGES.of(request) : sized(request, size);
        var page = find.list(caller, query).map(KeyBody::of);
        long total = find.count(caller);
        long pages = (total + query.limit() - 1) / query.limit();
        return new Keys(page.items(), total, 1, pages, page.hasMore());
    }

    private static ListQuery sized(HttpServletRequest request, String size) {
        if (!size.matches("[0-9]{1,4}") || size.matches("0+") || Integer.parseInt(size) > 100) {
            throw new Refusal.InvalidInput(
                    "size", "invalid_value", "Invalid 'size': expected 1 to 100.");
        }
        var query = PAGES.of(request);
        return new ListQuery(query.after(), Integer.parseInt(size), query.order());
    }

    private static void requireFirstPage(HttpServletRequest request) {
        var page = request.getParameter("page");
        if (page != null && !page.equals("1")) {
            throw new Refusal.InvalidInput(
                    "page",
                    "unsupported",
                    "Pages are turned with 'after': send the token of the last key you have.");
        }
    }

    @Needs(Permission.KEYS_WRITE)
    @PostMapping("/key/delete")
    DeletedKeys delete(Caller caller, HttpServletRequest request) throws IOException {
        var body = JsonRequest.read(request).only(Set.of("keys", "key_aliases"));
        var named = body.texts("keys", MOST_AT_ONCE).stream().map(it -> idOf(caller, it));
        var aliased =
                body.texts("key_aliases", MOST_AT_ONCE).stream()
                        .flatMap(it -> find.byAlias(caller, it).stream())
                        .map(VirtualKey::id);
        var ids = Stream.concat(named, aliased).distinct().toList();
        if (ids.isEmpty()) {
            throw body.missing("keys");
        }
        delete.delete(caller, ids);
        return new DeletedKeys(ids.stream().map(KeyId::value).toList());
    }

    @Needs(Permission.KEYS_WRITE)
    @PostMapping("/key/block")
    KeyBody block(Caller caller, HttpServletRequest request) throws IOException {
        return KeyBody.of(block.block(caller, named(caller, JsonRequest.read(request))));
    }

    @Needs(Permission.KEYS_WRITE)
    @PostMapping("/key/unblock")
    KeyBody unblock(Caller caller, HttpServletRequest request) throws IOException {
        return KeyBody.of(block.unblock(caller, named(caller, JsonRequest.read(request))));
    }

    private KeyId named(Caller caller, JsonObject body) {
        body.only(Set.of("key"));
        return idOf(caller, body.text("key").orElseThrow(() -> body.missing("key")));
    }

    private KeyId idOf(Caller caller, String reference) {
        return find.byReference(caller, reference).id();
    }

    /** What is known of one key. */
    record Info(String key, KeyBody info) {}

    /** The ids of the keys that are gone. */
    record DeletedKeys(@JsonProperty("deleted_keys") List<String> deletedKeys) {}

    /** A page of keys. */
    record Keys(
            List<KeyBody> keys,
            @JsonProperty("total_count") long totalCount,
            @JsonProperty("current_page") int currentPage,
            @JsonProperty("total_pages") long totalPages,
            @JsonProperty("has_more") boolean hasMore) {}
}
