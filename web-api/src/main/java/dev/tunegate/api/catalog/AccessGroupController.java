package dev.tunegate.api.catalog;

import dev.tunegate.api.web.Api;
import dev.tunegate.api.web.IfMatch;
import dev.tunegate.api.web.JsonObject;
import dev.tunegate.api.web.JsonRequest;
import dev.tunegate.api.web.Needs;
import dev.tunegate.application.catalog.FindAccessGroups;
import dev.tunegate.application.catalog.ManageAccessGroups;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.Permission;
import dev.tunegate.domain.catalog.AccessGroupName;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** The routes for sets of models that one word grants. */
@Api
final class AccessGroupController {

    private static final int MAX_MODELS = 1000;

    private final ManageAccessGroups manage;
    private final FindAccessGroups find;

    AccessGroupController(ManageAccessGroups manage, FindAccessGroups find) {
        this.manage = manage;
        this.find = find;
    }

    /** All of them. */
    @JsonNaming(SnakeCaseStrategy.class)
    record AccessGroupsBody(List<AccessGroupBody> accessGroups) {}

    /** Which group is gone. */
    @JsonNaming(SnakeCaseStrategy.class)
    record DeletedGroupBody(String accessGroup, String message) {}

    @Needs(Permission.CATALOG_WRITE)
    @PostMapping("/access_group/new")
    AccessGroupBody add(Caller caller, HttpServletRequest request)
            throws IOException, HttpMediaTypeNotSupportedException {
        var body = JsonRequest.read(request).only(Set.of("access_group", "model_names"));
        var name = AccessGroupName.of(body.requiredText("access_group"), "access_group");
        manage.add(caller, name, models(body));
        return body(caller, name);
    }

    @Needs(Permission.CATALOG_READ)
    @GetMapping("/access_group/list")
    AccessGroupsBody list(Caller caller) {
        return new AccessGroupsBody(find.list(caller).stream().map(AccessGroupBody::of).toList());
    }

    @Needs(Permission.CATALOG_READ)
    @GetMapping("/access_group/{group}/info")
    AccessGroupBody info(Caller caller, @PathVariable String group) {
        return body(caller, named(group));
    }

    @Needs(Permission.CATALOG_WRITE)
    @PutMapping("/access_group/{group}/update")
    AccessGroupBody update(Caller caller, @PathVariable String group, HttpServletRequest request)
            throws IOException, HttpMediaTypeNotSupportedException {
        var body = JsonRequest.read(request).only(Set.of("model_names"));
        manage.update(caller, named(group), models(body), IfMatch.of(request));
        return body(caller, named(group));
    }

    @Needs(Permission.CATALOG_WRITE)
    @DeleteMapping("/access_group/{group}/delete")
    DeletedGroupBody delete(Caller caller, @PathVariable String group, HttpServletRequest request) {
        var name = named(group);
        manage.delete(caller, name, IfMatch.of(request));
        return new DeletedGroupBody(
                name.value(), "Access group '" + name + "' deleted successfully");
    }

    private static AccessGroupName named(String group) {
        return AccessGroupName.of(group, "access_group");
    }

    private static Set<String> models(JsonObject body) {
        if (!body.has("model_names")) {
            throw body.missing("model_names");
        }
        return new LinkedHashSet<>(body.texts("model_names", MAX_MODELS));
    }

    private AccessGroupBody body(Caller caller, AccessGroupName name) {
        return AccessGroupBody.of(find.byName(caller, name));
    }
}
