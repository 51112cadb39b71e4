package dev.tunegate.api.organization;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tunegate.api.web.Api;
import dev.tunegate.api.web.JsonObject;
import dev.tunegate.api.web.JsonRequest;
import dev.tunegate.api.web.Needs;
import dev.tunegate.application.organization.ExpectedVersion;
import dev.tunegate.application.organization.ManageUsers;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.Permission;
import dev.tunegate.domain.organization.UserId;
import dev.tunegate.domain.shared.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.PostMapping;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** The routes that make, change and delete users. */
@Api
final class UserController {

    private static final int MAX_AT_ONCE = 500;

    private final ManageUsers manage;

    UserController(ManageUsers manage) {
        this.manage = manage;
    }

    /** The ids of the users who are gone. */
    record DeletedUsersBody(@JsonProperty("deleted_users") List<String> deletedUsers) {}

    /** What became of one of several changes. */
    @JsonNaming(SnakeCaseStrategy.class)
    record OutcomeBody(
            String userId,
            boolean success,
            @Nullable UserBody updatedUser,
            @Nullable String error,
            @Nullable String param) {}

    /** What became of several changes. */
    @JsonNaming(SnakeCaseStrategy.class)
    record OutcomesBody(
            List<OutcomeBody> results,
            int totalRequested,
            long successfulUpdates,
            long failedUpdates) {}

    @Needs(Permission.USERS_WRITE)
    @PostMapping("/user/new")
    UserBody create(Caller caller, HttpServletRequest request)
            throws IOException, HttpMediaTypeNotSupportedException {
        return UserBody.of(manage.create(caller, UserRequest.wanted(JsonRequest.read(request))));
    }

    @Needs(Permission.USERS_WRITE)
    @PostMapping("/user/update")
    UserBody update(Caller caller, HttpServletRequest request)
            throws IOException, HttpMediaTypeNotSupportedException {
        var body = JsonRequest.read(request);
        var patch = UserRequest.patch(body, Versions.expected(request));
        return UserBody.of(manage.change(caller, UserRequest.id(body), patch));
    }

    /** Each for itself: one that is refused does not hold up the others. */
    @Needs(Permission.USERS_WRITE)
    @PostMapping("/user/bulk_update")
    OutcomesBody updateAll(Caller caller, HttpServletRequest request)
            throws IOException, HttpMediaTypeNotSupportedException {
        var body = Fields.only(JsonRequest.read(request), Set.of("users"));
        var changes = body.objects("users", MAX_AT_ONCE);
        if (changes.isEmpty()) {
            throw body.missing("users");
        }
        changes.forEach(UserRequest::id);
        var results = new ArrayList<OutcomeBody>();
        changes.forEach(it -> results.add(outcome(caller, it)));
        long done = results.stream().filter(OutcomeBody::success).count();
        return new OutcomesBody(results, results.size(), done, results.size() - done);
    }

    private OutcomeBody outcome(Caller caller, JsonObject change) {
        var id = UserRequest.id(change);
        try {
            var patch = UserRequest.patch(change, ExpectedVersion.ANY);
            var user = manage.change(caller, id, patch);
            return new OutcomeBody(id.value(), true, UserBody.of(user), null, null);
        } catch (Refusal e) {
            return new OutcomeBody(id.value(), false, null, e.reason(), e.param().orElse(null));
        }
    }

    @Needs(Permission.USERS_WRITE)
    @PostMapping("/user/delete")
    DeletedUsersBody delete(Caller caller, HttpServletRequest request)
            throws IOException, HttpMediaTypeNotSupportedException {
        var body = Fields.only(JsonRequest.read(request), Set.of("user_ids"));
        var ids =
                Fields.required(body, "user_ids").stream()
                        .map(it -> UserId.of(it, "user_ids"))
                        .toList();
        manage.delete(caller, ids);
        return new DeletedUsersBody(ids.stream().map(UserId::value).toList());
    }
}
