package dev.tunegate.api.scim;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tunegate.domain.organization.Membership;
import dev.tunegate.domain.organization.Team;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A team as a directory knows it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ScimGroupBody(
        List<String> schemas,
        String id,
        String displayName,
        @Nullable List<Member> members,
        ScimMeta meta) {

    /** Somebody who belongs to it. */
    record Member(String value, @JsonProperty("$ref") String ref, String type) {

        static Member of(Membership membership) {
            var id = membership.user().value();
            return new Member(id, "/scim/v2/Users/" + id, "User");
        }
    }

    static ScimGroupBody of(Team team) {
        return of(team, null);
    }

    static ScimGroupBody with(Team team, List<Membership> members) {
        return of(team, members.stream().map(Member::of).toList());
    }

    private static ScimGroupBody of(Team team, @Nullable List<Member> members) {
        return new ScimGroupBody(
                List.of(Scim.GROUP),
                team.id().value(),
                team.displayName(),
                members,
                ScimMeta.of("Group", team.id().value(), team.revision()));
    }
}
