package dev.tunegate.api.organization;

import dev.tunegate.api.web.Api;
import dev.tunegate.api.web.JsonRequest;
import dev.tunegate.api.web.Needs;
import dev.tunegate.application.organization.FindOrganizations;
import dev.tunegate.application.organization.ManageMembers;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.Permission;
import dev.tunegate.domain.organization.Group;
import dev.tunegate.domain.organization.OrganizationId;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Set;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;

/** The routes that say who belongs to an organization. */
@Api
final class OrganizationMemberController {

    private final ManageMembers members;
    private final FindOrganizations find;

    OrganizationMemberController(ManageMembers members, FindOrganizations find) {
        this.members = members;
        this.find = find;
    }

    @Needs(Permission.MEMBERS_WRITE)
    @PostMapping("/organization/member_add")
    OrganizationBody add(Caller caller, HttpServletRequest request)
            throws IOException, HttpMediaTypeNotSupportedException {
        var body = Fields.only(JsonRequest.read(request), Set.of("organization_id", "member"));
        var id = OrganizationController.id(body);
        members.add(caller, Group.of(id), MemberRequest.required(body, "member", Group.of(id)));
        return whole(caller, id);
    }

    private OrganizationBody whole(Caller caller, OrganizationId id) {
        return OrganizationBody.with(find.byId(caller, id), find.members(caller, id));
    }

    /** Other gateways take PATCH here; both do the same. */
    @Needs(Permission.MEMBERS_WRITE)
    @RequestMapping(
            path = "/organization/member_update",
            method = {RequestMethod.POST, RequestMethod.PATCH})
    MemberBody update(Caller caller, HttpServletRequest request)
            throws IOException, HttpMediaTypeNotSupportedException {
        var body = JsonRequest.read(request);
        Fields.only(body, Set.of("organization_id", "user_id", "user_email", "role"));
        var group = Group.of(OrganizationController.id(body));
        return MemberBody.of(
                members.change(
                        caller,
                        group,
                        MemberRequest.name(body),
                        MembershipRequest.read(body, group)));
    }

    /** Other gateways take DELETE here; both do the same. */
    @Needs(Permission.MEMBERS_WRITE)
    @RequestMapping(
            path = "/organization/member_delete",
            method = {RequestMethod.POST, RequestMethod.DELETE})
    OrganizationBody remove(Caller caller, HttpServletRequest request)
            throws IOException, HttpMediaTypeNotSupportedException {
        var body =
                Fields.only(
                        JsonRequest.read(request),
                        Set.of("organization_id", "user_id", "user_email"));
        var id = OrganizationController.id(body);
        members.remove(caller, Group.of(id), MemberRequest.name(body));
        return whole(caller, id);
    }
}
