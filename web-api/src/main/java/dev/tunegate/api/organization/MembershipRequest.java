package dev.tunegate.api.organization;

import dev.tunegate.api.web.JsonObject;
import dev.tunegate.domain.organization.Group;
import dev.tunegate.domain.organization.Membership;
import java.util.function.UnaryOperator;

/** Reads what is to become of a membership: what is not sent stays, null takes a bound away. */
final class MembershipRequest {

    private MembershipRequest() {}

    static UnaryOperator<Membership> read(JsonObject body, Group group) {
        var role = body.text("role").map(it -> Roles.in(group, it, "role"));
        var models = MemberRequest.models(body);
        return it ->
                new Membership(
                        it.group(),
                        it.user(),
                        role.orElse(it.role()),
                        Fields.isGiven(body, "allowed_models") ? models : it.models());
    }
}
