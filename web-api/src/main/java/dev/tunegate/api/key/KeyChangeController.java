package dev.tunegate.api.key;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tunegate.api.web.Api;
import dev.tunegate.api.web.IfMatch;
import dev.tunegate.api.web.JsonObject;
import dev.tunegate.api.web.JsonRequest;
import dev.tunegate.api.web.Needs;
import dev.tunegate.application.key.BlockKey;
import dev.tunegate.application.key.DeleteKeys;
import dev.tunegate.application.key.FindKeys;
import dev.tunegate.application.key.IssueKey;
import dev.tunegate.application.key.RotateKey;
import dev.tunegate.application.key.UpdateKey;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.KeyId;
import dev.tunegate.domain.access.Permission;
import dev.tunegate.domain.key.VirtualKey;
import dev.tunegate.domain.shared.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The routes under {@code /key} that issue, change and delete. */
@Api
final class KeyChangeController {

    private final IssueKey issue;
    private final UpdateKey update;
    private final RotateKey rotate;
    private final BlockKey block;
    private final DeleteKeys delete;
    private final FindKeys find;

    KeyChangeController(
            IssueKey issue,
            UpdateKey update,
            RotateKey rotate,
            BlockKey block,
            DeleteKeys delete,
            FindKeys find) {
        this.issue = issue;
        this.update = update;
        this.rotate = rotate;
        this.block = block;
        this.delete = delete;
        this.find = find;
    }

    /** The ids of the keys that are gone. */
    record DeletedKeysBody(@JsonProperty("deleted_keys") List<String> deletedKeys) {}

    @Needs(Permission.KEYS_WRITE)
    @PostMapping("/key/generate")
    KeyBody generate(Caller caller, HttpServletRequest request)
            throws IOException, HttpMediaTypeNotSupportedException {
        return KeyBody.of(issue.issue(caller, KeyRequest.read(JsonRequest.read(request))));
    }

    @Needs(Permission.KEYS_WRITE)
    @PostMapping("/key/service-account/generate")
    KeyBody generateForServiceAccount(Caller caller, HttpServletRequest request)
            throws IOException, HttpMediaTypeNotSupportedException {
        var wanted = KeyRequest.ofServiceAccount(JsonRequest.read(request));
        return KeyBody.of(issue.issue(caller, wanted));
    }

    @Needs(Permission.KEYS_WRITE)
    @PostMapping("/key/update")
    ResponseEntity<KeyBody> update(Caller caller, HttpServletRequest request)
            throws IOException, HttpMediaTypeNotSupportedException {
        var body = JsonRequest.read(request);
        var changes = KeyChangesRequest.read(body, Set.of("key"));
        return tagged(update.update(caller, named(caller, body), changes, IfMatch.of(request)));
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
    ResponseEntity<KeyBody> block(Caller caller, HttpServletRequest request)
            throws IOException, HttpMediaTypeNotSupportedException {
        var body = JsonRequest.read(request).only(Set.of("key"));
        return tagged(block.block(caller, named(caller, body)));
    }

    @Needs(Permission.KEYS_WRITE)
    @PostMapping("/key/unblock")
    ResponseEntity<KeyBody> unblock(Caller caller, HttpServletRequest request)
            throws IOException, HttpMediaTypeNotSupportedException {
        var body = JsonRequest.read(request).only(Set.of("key"));
        return tagged(block.unblock(caller, named(caller, body)));
    }

    @Needs(Permission.KEYS_WRITE)
    @PostMapping("/key/regenerate")
    ResponseEntity<KeyBody> regenerate(Caller caller, HttpServletRequest request)
            throws IOException, HttpMediaTypeNotSupportedException {
        var body = JsonRequest.read(request);
        return rotated(caller, named(caller, body), body, request);
    }

    @Needs(Permission.KEYS_WRITE)
    @PostMapping("/key/{key}/regenerate")
    ResponseEntity<KeyBody> regenerate(
            Caller caller, @PathVariable String key, HttpServletRequest request)
            throws IOException, HttpMediaTypeNotSupportedException {
        var id = find.byReference(caller, key).id();
        return rotated(caller, id, JsonRequest.readOrEmpty(request), request);
    }

    private ResponseEntity<KeyBody> rotated(
            Caller caller, KeyId id, JsonObject body, HttpServletRequest request) {
        var changes = KeyChangesRequest.read(body, Set.of("key", "grace_period"));
        var overlap = new KeyFields(body).duration("grace_period");
        var rotation = new RotateKey.Rotation(id, overlap, changes, IfMatch.of(request));
        var issued = rotate.rotate(caller, rotation);
        return KeyVersion.tag(issued.key()).body(KeyBody.of(issued));
    }

    /** There is nothing yet that could be reset. */
    @Needs(Permission.KEYS_WRITE)
    @PostMapping("/key/{key}/reset_spend")
    KeyBody resetSpend(Caller caller, @PathVariable String key) {
        find.byReference(caller, key);
        throw new Refusal.NotSupported(
                "reset_to", "What keys spend is not counted here, so it cannot be reset.");
    }

    private static ResponseEntity<KeyBody> tagged(VirtualKey key) {
        return KeyVersion.tag(key).body(KeyBody.of(key));
    }

    private KeyId named(Caller caller, JsonObject body) {
        return find.byReference(caller, body.requiredText("key")).id();
    }
}
