package dev.tunegate.api.organization;

import dev.tunegate.api.web.JsonObject;
import dev.tunegate.application.organization.MemberName;
import dev.tunegate.application.organization.NewMember;
import dev.tunegate.domain.catalog.ModelGrants;
import dev.tunegate.domain.organization.Group;
import dev.tunegate.domain.organization.MemberRole;
import dev.tunegate.domain.organization.UserId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads who is to become a member, and how members are named. */
final class MemberRequest {

    private static final int MAX_MEMBERS = 500;
    private static final int MAX_EMAIL = 254;
    private static final Set<String> MEMBERS = Set.of("role", "user_id", "user_email");

    private MemberRequest() {}

    /** The member, or the list of them, under this name; each with the bound beside it. */
    static List<NewMember> read(JsonObject body, String name, Group group) {
        var models = models(body);
        var members =
                body.isObject(name)
                        ? List.of(body.object(name).orElseThrow())
                        : body.objects(name, MAX_MEMBERS);
        return members.stream().map(it -> member(it, group, models)).toList();
    }

    /** Like {@link #read}, of one at least. */
    static List<NewMember> required(JsonObject body, String name, Group group) {
        var members = read(body, name, group);
        if (members.isEmpty()) {
            throw body.missing(name);
        }
        return members;
    }

    private static NewMember member(JsonObject json, Group group, Optional<ModelGrants> models) {
        Fields.only(json, MEMBERS);
        var role = json.text("role").map(it -> Roles.in(group, it, json.path("role")));
        return new NewMember(name(json), role.orElse(MemberRole.MEMBER), models);
    }

    /** A bound of its own; sent as null or not at all there is none. */
    static Optional<ModelGrants> models(JsonObject body) {
        return body.has("allowed_models")
                ? Optional.of(new ModelGrants(Set.copyOf(Fields.texts(body, "allowed_models"))))
                : Optional.empty();
    }

    /** Named by id, or else by e-mail address. */
    static MemberName name(JsonObject json) {
        var id = json.text("user_id").map(it -> UserId.of(it, json.path("user_id")));
        var email =
                json.text("user_email", MAX_EMAIL)
                        .map(it -> Emails.checked(it, json.path("user_email")));
        if (id.isEmpty() && email.isEmpty()) {
            throw json.missing("user_id");
        }
        return new MemberName(id, email, json.path(id.isPresent() ? "user_id" : "user_email"));
    }
}
