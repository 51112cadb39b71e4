package dev.tunegate.api.organization;

import dev.tunegate.api.web.JsonObject;
import dev.tunegate.application.organization.ExpectedVersion;
import dev.tunegate.application.organization.NewUser;
import dev.tunegate.application.organization.UserPatch;
import dev.tunegate.domain.organization.Group;
import dev.tunegate.domain.organization.OrganizationId;
import dev.tunegate.domain.organization.PlatformRole;
import dev.tunegate.domain.organization.Profile;
import dev.tunegate.domain.organization.TeamId;
import dev.tunegate.domain.organization.UserId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Reads the wish for a user, and the wish to change one. */
final class UserRequest {

    private static final int MAX_EMAIL = 254;
    private static final int MAX_SUBJECT = 255;
    private static final String ALIAS = "user_alias";
    private static final Set<String> WANTED =
            ProfileRequest.members(
                    "user_id",
                    ALIAS,
                    "user_email",
                    "user_role",
                    "sso_user_id",
                    "teams",
                    "organizations",
                    "auto_create_key");
    private static final Set<String> PATCH =
            ProfileRequest.members("user_id", ALIAS, "user_email", "user_role", "sso_user_id");

    private UserRequest() {}

    static NewUser wanted(JsonObject body) {
        Fields.only(body, WANTED);
        return new NewUser(
                body.text("user_id").map(it -> UserId.of(it, "user_id")),
                email(body),
                subject(body),
                role(body).orElse(PlatformRole.MEMBER),
                ProfileRequest.read(body, ALIAS).apply(Profile.EMPTY),
                groups(body),
                Fields.bool(body, "auto_create_key").orElse(true));
    }

    private static List<Group> groups(JsonObject body) {
        var teams =
                Fields.texts(body, "teams").stream().map(it -> Group.of(TeamId.of(it, "teams")));
        var organizations =
                Fields.texts(body, "organizations").stream()
                        .map(it -> Group.of(OrganizationId.of(it, "organizations")));
        return Stream.concat(organizations, teams).distinct().toList();
    }

    static UserId id(JsonObject body) {
        return UserId.of(body.requiredText("user_id"), body.path("user_id"));
    }

    static UserPatch patch(JsonObject body, ExpectedVersion version) {
        Fields.only(body, PATCH);
        var role = role(body);
        return new UserPatch(
                ProfileRequest.read(body, ALIAS),
                it -> role.orElse(it),
                given(body, "user_email", email(body)),
                given(body, "sso_user_id", subject(body)),
                version);
    }

    private static UnaryOperator<Optional<String>> given(
            JsonObject body, String name, Optional<String> value) {
        return Fields.isGiven(body, name) ? _ -> value : UnaryOperator.identity();
    }

    private static Optional<String> email(JsonObject body) {
        return body.text("user_email", MAX_EMAIL)
                .map(it -> Emails.checked(it, body.path("user_email")));
    }

    private static Optional<String> subject(JsonObject body) {
        return body.text("sso_user_id", MAX_SUBJECT);
    }

    private static Optional<PlatformRole> role(JsonObject body) {
        return body.text("user_role").map(it -> Roles.onPlatform(it, body.path("user_role")));
    }
}
