package dev.tunegate.api.key;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tunegate.api.web.Api;
import dev.tunegate.api.web.JsonRequest;
import dev.tunegate.api.web.Needs;
import dev.tunegate.api.web.QueryParameters;
import dev.tunegate.application.key.BlockKey;
import dev.tunegate.application.key.DeleteKeys;
import dev.tunegate.application.key.FindKeys;
import dev.tunegate.application.key.IssueKey;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.KeyId;
import dev.tunegate.domain.access.Permission;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** The routes under {@code /key}. A key's id is no secret; the key itself is shown once. */
@Api
final class KeyController {

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

    /** What is known of one key. */
    record InfoBody(String key, KeyBody info) {}

    /** The ids of the keys that are gone. */
    record DeletedKeysBody(@JsonProperty("deleted_keys") List<String> deletedKeys) {}

    @Needs(Permission.KEYS_WRITE)
    @PostMapping("/key/generate")
    KeyBody generate(Caller caller, HttpServletRequest request)
            throws IOException, HttpMediaTypeNotSupportedException {
        return KeyBody.of(issue.issue(caller, KeyRequest.read(JsonRequest.read(request))));
    }

    /** Without {@code key}, the caller's own. */
    @Needs(Permission.KEYS_READ)
    @GetMapping("/key/info")
    InfoBody info(Caller caller, HttpServletRequest request) {
        var key =
                QueryParameters.of(request)
                        .text("key")
                        .map(it -> find.byReference(caller, it))
                        .orElseGet(() -> find.own(caller));
        return new InfoBody(key.id().value(), KeyBody.of(key));
    }

    /** The newest first. */
    @Needs(Permission.KEYS_WRITE)
    @GetMapping("/key/list")
    KeysBody list(Caller caller, HttpServletRequest request) {
        var query = QueryParameters.of(request);
        var page = KeyPage.of(query);
        var keys = page.read(caller, find);
        boolean whole = !query.text("return_full_object").orElse("true").equals("false");
        long total = page.alias().isPresent() ? keys.items().size() : find.count(caller);
        return KeysBody.of(keys, whole, total, page);
    }

    @Needs(Permission.KEYS_WRITE)
    @PostMapping("/key/delete")
    DeletedKeysBody delete(Caller caller, HttpServletRequest request)
            throws IOException, HttpMediaTypeNotSupportedException {
        var ids = new NamedKeys(find, caller).in(JsonRequest.read(request));
        delete.delete(caller, ids);
        return new DeletedKeysBody(ids.stream().map(KeyId::value).toList());
    }

    @Needs(Permission.KEYS_WRITE)
    @PostMapping("/key/block")
    KeyBody block(Caller caller, HttpServletRequest request)
            throws IOException, HttpMediaTypeNotSupportedException {
        return KeyBody.of(block.block(caller, named(caller, request)));
    }

    @Needs(Permission.KEYS_WRITE)
    @PostMapping("/key/unblock")
    KeyBody unblock(Caller caller, HttpServletRequest request)
            throws IOException, HttpMediaTypeNotSupportedException {
        return KeyBody.of(block.unblock(caller, named(caller, request)));
    }

    private KeyId named(Caller caller, HttpServletRequest request)
            throws IOException, HttpMediaTypeNotSupportedException {
        var body = JsonRequest.read(request).only(Set.of("key"));
        return find.byReference(caller, body.requiredText("key")).id();
    }
}
