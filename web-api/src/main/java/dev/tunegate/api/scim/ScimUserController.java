package dev.tunegate.api.scim;

import dev.tunegate.api.web.Api;
import dev.tunegate.api.web.Needs;
import dev.tunegate.api.web.QueryParameters;
import dev.tunegate.application.organization.FindUsers;
import dev.tunegate.application.organization.ManageUsers;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.Permission;
import dev.tunegate.domain.organization.User;
import dev.tunegate.domain.organization.UserId;
import dev.tunegate.domain.organization.Users;
import dev.tunegate.domain.shared.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * Users as a directory sees to them. Whoever it deactivates is blocked: their keys open nothing.
 */
@Api
final class ScimUserController {

    private static final long MOST = 100_000_000;
    private static final Set<String> FILTERS =
            Set.of("username", "externalid", "emails.value", "id");

    private final ManageUsers manage;
    private final FindUsers find;

    ScimUserController(ManageUsers manage, FindUsers find) {
        this.manage = manage;
        this.find = find;
    }

    @Needs(Permission.PROVISIONING)
    @PostMapping(
            path = "/scim/v2/Users",
            produces = {Scim.MEDIA_TYPE, Scim.JSON})
    @ResponseStatus(HttpStatus.CREATED)
    ScimUserBody create(Caller caller, HttpServletRequest request, HttpServletResponse response)
            throws IOException, HttpMediaTypeNotSupportedException {
        var wanted = ScimUser.whole(ScimObject.read(request), true).wanted();
        var body = ScimUserBody.of(manage.create(caller, wanted).user());
        response.setHeader("Location", body.meta().location());
        return body;
    }

    @Needs(Permission.PROVISIONING)
    @GetMapping(
            path = "/scim/v2/Users/{id}",
            produces = {Scim.MEDIA_TYPE, Scim.JSON})
    ScimUserBody read(Caller caller, @PathVariable String id) {
        return ScimUserBody.of(user(caller, id));
    }

    private User user(Caller caller, String id) {
        return find.byId(caller, UserId.of(id, "id"));
    }

    @Needs(Permission.PROVISIONING)
    @GetMapping(
            path = "/scim/v2/Users",
            produces = {Scim.MEDIA_TYPE, Scim.JSON})
    ScimListBody<ScimUserBody> list(Caller caller, HttpServletRequest request) {
        var query = QueryParameters.of(request);
        var page = ScimPage.of(query);
        return query.text("filter")
                .map(it -> found(caller, ScimFilter.parse(it, FILTERS), page))
                .orElseGet(() -> everybody(caller, page));
    }

    private ScimListBody<ScimUserBody> found(Caller caller, ScimFilter filter, ScimPage page) {
        var user = matching(caller, filter).map(ScimUserBody::of);
        boolean isShown = page.start() == 1 && page.count() > 0;
        return ScimListBody.of(
                user.filter(_ -> isShown).map(List::of).orElse(List.of()),
                user.isPresent() ? 1 : 0,
                page.start());
    }

    private Optional<User> matching(Caller caller, ScimFilter filter) {
        var value = filter.value();
        return switch (filter.attribute()) {
            case "externalid" -> find.bySubject(caller, value);
            case "emails.value" -> find.byEmail(caller, value);
            case "id" -> byId(caller, value);
            default ->
                    find.byEmail(caller, value)
                            .or(() -> byId(caller, value).filter(it -> it.email().isEmpty()));
        };
    }

    /** What cannot be an id names nobody. */
    private Optional<User> byId(Caller caller, String id) {
        try {
            return Optional.of(user(caller, id));
        } catch (Refusal.NotFound | Refusal.InvalidInput e) {
            return Optional.empty();
        }
    }

    private ScimListBody<ScimUserBody> everybody(Caller caller, ScimPage page) {
        var all = Users.Filter.ALL;
        var users = page.read(it -> find.list(caller, all, it), it -> find.behind(caller, all, it));
        return ScimListBody.of(
                users.stream().map(ScimUserBody::of).toList(),
                find.count(caller, all, MOST),
                page.start());
    }

    @Needs(Permission.PROVISIONING)
    @PutMapping(
            path = "/scim/v2/Users/{id}",
            produces = {Scim.MEDIA_TYPE, Scim.JSON})
    ScimUserBody replace(Caller caller, @PathVariable String id, HttpServletRequest request)
            throws IOException, HttpMediaTypeNotSupportedException {
        var user = UserId.of(id, "id");
        var sent = ScimObject.read(request);
        return ScimUserBody.of(
                manage.change(
                        caller,
                        user,
                        it -> ScimUser.whole(sent, !it.profile().blocked()).patch(it)));
    }

    @Needs(Permission.PROVISIONING)
    @PatchMapping(
            path = "/scim/v2/Users/{id}",
            produces = {Scim.MEDIA_TYPE, Scim.JSON})
    ScimUserBody change(Caller caller, @PathVariable String id, HttpServletRequest request)
            throws IOException, HttpMediaTypeNotSupportedException {
        var user = UserId.of(id, "id");
        var operations = ScimOperation.read(ScimObject.read(request));
        return ScimUserBody.of(
                manage.change(
                        caller,
                        user,
                        it -> UserChanges.apply(ScimUser.of(it), operations).patch(it)));
    }

    @Needs(Permission.PROVISIONING)
    @DeleteMapping("/scim/v2/Users/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Caller caller, @PathVariable String id) {
        manage.delete(caller, List.of(UserId.of(id, "id")));
    }
}
