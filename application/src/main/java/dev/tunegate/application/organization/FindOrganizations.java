package dev.tunegate.application.organization;

import dev.tunegate.application.shared.UseCase;
import dev.tunegate.domain.access.AccessPolicy;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.Permission;
import dev.tunegate.domain.access.Place;
import dev.tunegate.domain.organization.Group;
import dev.tunegate.domain.organization.Membership;
import dev.tunegate.domain.organization.Memberships;
import dev.tunegate.domain.organization.Organization;
import dev.tunegate.domain.organization.OrganizationId;
import dev.tunegate.domain.organization.Organizations;
import dev.tunegate.domain.shared.ListQuery;
import dev.tunegate.domain.shared.Listing;
import dev.tunegate.domain.shared.Refusal;
import java.util.List;
import java.util.Optional;

/** Looks up organizations: somebody on the platform any, others those in which they have a role. */
@UseCase
public final class FindOrganizations {

    private final Organizations organizations;
    private final Memberships memberships;
    private final Directory directory;

    public FindOrganizations(
            Organizations organizations, Memberships memberships, Directory directory) {
        this.organizations = organizations;
        this.memberships = memberships;
        this.directory = directory;
    }

    /**
     * @throws Refusal.NotFound if there is no such organization, or the caller may not know of it
     */
    public Organization byId(Caller caller, OrganizationId id) {
        return directory.organization(caller, id);
    }

    /** Its members, for whoever sees its teams; a plain member is shown themselves alone. */
    public List<Membership> members(Caller caller, OrganizationId id) {
        var all = memberships.of(Group.of(directory.organization(caller, id).id()));
        if (AccessPolicy.allows(caller, Permission.TEAMS_READ, Place.of(id))) {
            return all;
        }
        return all.stream()
                .filter(it -> caller.identity().user().filter(it.user()::equals).isPresent())
                .toList();
    }

    /** Those whose id or alias holds the text. */
    public Listing<Organization> list(Caller caller, Search search, ListQuery query) {
        query.after()
                .ifPresent(it -> requireVisible(caller, OrganizationId.of(it, "after"), query));
        return organizations.list(visible(caller, search), query);
    }

    /** A place in the list that the caller may not know of is none. */
    private void requireVisible(Caller caller, OrganizationId id, ListQuery query) {
        if (organizations.find(id).filter(it -> Directory.reads(caller, it)).isEmpty()) {
            throw query.unknownCursor();
        }
    }

    /** Counts no further than {@code most}. */
    public long count(Caller caller, Search search, long most) {
        return organizations.count(visible(caller, search), most);
    }

    /** The one behind so many others of the list, newest first. */
    public Optional<OrganizationId> behind(Caller caller, Search search, long others) {
        return organizations.behind(visible(caller, search), others);
    }

    /** What is looked for in ids and aliases; empty if all are wanted. */
    public record Search(Optional<String> text) {}

    private static Organizations.Filter visible(Caller caller, Search search) {
        boolean all = AccessPolicy.allows(caller, Permission.ORGANIZATIONS_READ, Place.PLATFORM);
        return new Organizations.Filter(
                all
                        ? Optional.empty()
                        : Optional.of(
                                Directory.organizations(caller, Permission.ORGANIZATIONS_READ)),
                search.text());
    }
}
