package dev.tunegate.api.organization;

import dev.tunegate.api.web.JsonObject;
import dev.tunegate.application.organization.ExpectedVersion;
import dev.tunegate.application.organization.NewTeam;
import dev.tunegate.application.organization.TeamPatch;
import dev.tunegate.domain.organization.Group;
import dev.tunegate.domain.organization.MemberPermission;
import dev.tunegate.domain.organization.OrganizationId;
import dev.tunegate.domain.organization.Profile;
import dev.tunegate.domain.organization.TeamId;
import dev.tunegate.domain.shared.Refusal;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Reads the wish for a team, and the wish to change one. */
final class TeamRequest {

    private static final String ALIAS = "team_alias";
    private static final String PERMISSIONS = "team_member_permissions";
    private static final Set<String> WANTED =
            ProfileRequest.members(
                    "team_id", ALIAS, "organization_id", "members_with_roles", PERMISSIONS);
    private static final Set<String> PATCH =
            ProfileRequest.members("team_id", ALIAS, "organization_id");

    private TeamRequest() {}

    static NewTeam wanted(JsonObject body) {
        Fields.only(body, WANTED);
        var id = body.text("team_id").map(it -> TeamId.of(it, "team_id"));
        var anyTeam = Group.of(id.orElseGet(TeamId::fresh));
        return new NewTeam(
                id,
                organization(body),
                ProfileRequest.read(body, ALIAS).apply(Profile.EMPTY),
                permissions(body),
                MemberRequest.read(body, "members_with_roles", anyTeam));
    }

    static TeamId id(JsonObject body) {
        return TeamId.of(body.requiredText("team_id"), "team_id");
    }

    static Set<MemberPermission> permissions(JsonObject body) {
        return PermissionWords.read(Fields.texts(body, PERMISSIONS), PERMISSIONS);
    }

    static TeamPatch patch(TeamId id, JsonObject body, ExpectedVersion version) {
        Fields.only(body, PATCH);
        if (body.text("team_id").filter(it -> !it.equals(id.value())).isPresent()) {
            throw new Refusal.InvalidInput(
                    "team_id", "invalid_value", "A team's id cannot be changed.");
        }
        var organization = organization(body);
        UnaryOperator<Optional<OrganizationId>> move =
                Fields.isGiven(body, "organization_id")
                        ? _ -> organization
                        : UnaryOperator.identity();
        return new TeamPatch(ProfileRequest.read(body, ALIAS), move, version);
    }

    private static Optional<OrganizationId> organization(JsonObject body) {
        return body.text("organization_id").map(it -> OrganizationId.of(it, "organization_id"));
    }
}
