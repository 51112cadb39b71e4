package dev.tunegate.api.organization;

import dev.tunegate.api.web.Api;
import dev.tunegate.api.web.JsonObject;
import dev.tunegate.api.web.JsonRequest;
import dev.tunegate.api.web.Needs;
import dev.tunegate.api.web.QueryParameters;
import dev.tunegate.application.organization.FindOrganizations;
import dev.tunegate.application.organization.FindOrganizations.Search;
import dev.tunegate.application.organization.ManageOrganizations;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.Permission;
import dev.tunegate.domain.organization.Organization;
import dev.tunegate.domain.organization.OrganizationId;
import dev.tunegate.domain.organization.Profile;
import dev.tunegate.domain.shared.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;

/** The routes for organizations. */
@Api
final class OrganizationController {

    private static final int MAX_SIZE = 100;
    private static final String ID = "organization_id";
    private static final String ALIAS = "organization_alias";
    private static final Set<String> MEMBERS = ProfileRequest.members(ID, ALIAS);

    private final ManageOrganizations manage;
    private final FindOrganizations find;

    OrganizationController(ManageOrganizations manage, FindOrganizations find) {
        this.manage = manage;
        this.find = find;
    }

    @Needs(Permission.ORGANIZATIONS_WRITE)
    @PostMapping("/organization/new")
    OrganizationBody create(Caller caller, HttpServletRequest request)
            throws IOException, HttpMediaTypeNotSupportedException {
        var body = Fields.only(JsonRequest.read(request), MEMBERS);
        var id =
                body.text(ID).map(it -> OrganizationId.of(it, ID)).orElseGet(OrganizationId::fresh);
        var profile = ProfileRequest.read(body, ALIAS).apply(Profile.EMPTY);
        return whole(caller, manage.create(caller, id, profile));
    }

    private OrganizationBody whole(Caller caller, Organization organization) {
        return OrganizationBody.with(organization, find.members(caller, organization.id()));
    }

    static OrganizationId id(JsonObject body) {
        return OrganizationId.of(body.requiredText(ID), ID);
    }

    /** Other gateways take PATCH here; both do the same. */
    @Needs(Permission.ORGANIZATIONS_WRITE)
    @RequestMapping(
            path = "/organization/update",
            method = {RequestMethod.POST, RequestMethod.PATCH})
    OrganizationBody update(Caller caller, HttpServletRequest request)
            throws IOException, HttpMediaTypeNotSupportedException {
        var body = Fields.only(JsonRequest.read(request), MEMBERS);
        return whole(
                caller,
                manage.change(
                        caller,
                        id(body),
                        ProfileRequest.read(body, ALIAS),
                        Versions.expected(request)));
    }

    /** Other gateways take DELETE here; both do the same. The answer shows what is gone. */
    @Needs(Permission.ORGANIZATIONS_WRITE)
    @RequestMapping(
            path = "/organization/delete",
            method = {RequestMethod.POST, RequestMethod.DELETE})
    List<OrganizationBody> delete(Caller caller, HttpServletRequest request)
            throws IOException, HttpMediaTypeNotSupportedException {
        var body = Fields.only(JsonRequest.read(request), Set.of("organization_ids"));
        var ids =
                Fields.required(body, "organization_ids").stream()
                        .map(it -> OrganizationId.of(it, "organization_ids"))
                        .toList();
        var gone = ids.stream().map(it -> OrganizationBody.of(find.byId(caller, it))).toList();
        manage.delete(caller, ids);
        return gone;
    }

    @Needs(Permission.ORGANIZATIONS_READ)
    @GetMapping("/organization/info")
    OrganizationBody info(Caller caller, HttpServletRequest request) {
        var id =
                QueryParameters.of(request)
                        .text(ID)
                        .map(it -> OrganizationId.of(it, ID))
                        .orElseThrow(
                                () ->
                                        new Refusal.InvalidInput(
                                                ID,
                                                "missing_required_parameter",
                                                "Say which organization: ?organization_id=…"));
        return whole(caller, find.byId(caller, id));
    }

    /** A bare list, as other gateways have it; where it goes on, the header Link says. */
    @Needs(Permission.ORGANIZATIONS_READ)
    @GetMapping("/organization/list")
    List<OrganizationBody> list(
            Caller caller, HttpServletRequest request, HttpServletResponse response) {
        var query = QueryParameters.of(request);
        var page = Page.of(query, MAX_SIZE, MAX_SIZE, "search", "org_alias");
        var search = new Search(Page.search(query, "search", "org_alias"));
        var all =
                page.read(
                        it -> find.list(caller, search, it), it -> find.behind(caller, search, it));
        if (all.hasMore()) {
            NextPage.mark(response, request, all.items().getLast().id().value(), page);
        }
        return all.items().stream().map(OrganizationBody::of).toList();
    }
}
