package dev.tunegate.application.organization;

import dev.tunegate.application.shared.Announcer;
import dev.tunegate.application.shared.UseCase;
import dev.tunegate.domain.access.AccessPolicy;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.Permission;
import dev.tunegate.domain.access.Place;
import dev.tunegate.domain.organization.DirectoryChange;
import dev.tunegate.domain.organization.Organization;
import dev.tunegate.domain.organization.OrganizationChanged;
import dev.tunegate.domain.organization.OrganizationId;
import dev.tunegate.domain.organization.Organizations;
import dev.tunegate.domain.organization.Profile;
import dev.tunegate.domain.shared.Refusal;
import dev.tunegate.domain.shared.Revision;
import dev.tunegate.domain.shared.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.UnaryOperator;

/** Makes, changes and deletes organizations; that is for administrators of the platform. */
@UseCase
public final class ManageOrganizations {

    private final Organizations organizations;
    private final Transactions transactions;
    private final Announcer announcer;
    private final Clock clock;

    public ManageOrganizations(
            Organizations organizations,
            Transactions transactions,
            Announcer announcer,
            Clock clock) {
        this.organizations = organizations;
        this.transactions = transactions;
        this.announcer = announcer;
        this.clock = clock;
    }

    /**
     * @throws Refusal.Conflict if the id is taken, or was before
     */
    public Organization create(Caller caller, OrganizationId id, Profile profile) {
        AccessPolicy.require(caller, Permission.ORGANIZATIONS_WRITE, Place.PLATFORM);
        var organization = new Organization(id, profile, Revision.first(now(), caller.name()));
        return transactions.call(
                () -> {
                    if (!organizations.add(organization)) {
                        throw new Refusal.Conflict(
                                "organization_exists",
                                "There is or was an organization '" + id + "' already.");
                    }
                    announce(caller, id, DirectoryChange.CREATED);
                    return organization;
                });
    }

    /** What is as wanted already stays as it is. */
    public Organization change(
            Caller caller,
            OrganizationId id,
            UnaryOperator<Profile> change,
            ExpectedVersion version) {
        return transactions.call(
                () ->
                        organizations
                                .change(id, it -> changed(caller, it, change, version))
                                .orElseThrow(() -> Directory.unknown(id)));
    }

    private Organization changed(
            Caller caller,
            Organization organization,
            UnaryOperator<Profile> change,
            ExpectedVersion version) {
        requireWritable(caller, organization);
        version.require(organization.revision());
        var profile = change.apply(organization.profile());
        if (profile.equals(organization.profile())) {
            return organization;
        }
        announce(caller, organization.id(), DirectoryChange.from(organization.profile(), profile));
        return organization.with(profile, organization.revision().next(now(), caller.name()));
    }

    private static void requireWritable(Caller caller, Organization organization) {
        if (!Directory.reads(caller, organization)) {
            throw Directory.unknown(organization.id());
        }
        AccessPolicy.require(caller, Permission.ORGANIZATIONS_WRITE, Place.of(organization));
    }

    /**
     * Deletes all of them, or none.
     *
     * @throws Refusal.NotFound if one of them does not exist
     * @throws Refusal.Conflict if one of them has teams
     */
    public void delete(Caller caller, List<OrganizationId> ids) {
        transactions.run(() -> ids.stream().distinct().forEach(it -> delete(caller, it)));
    }

    private void delete(Caller caller, OrganizationId id) {
        var organization = organizations.find(id).orElseThrow(() -> Directory.unknown(id));
        requireWritable(caller, organization);
        if (!organizations.remove(id)) {
            throw Directory.unknown(id);
        }
        announce(caller, id, DirectoryChange.DELETED);
    }

    private void announce(Caller caller, OrganizationId id, DirectoryChange change) {
        announcer.announce(caller, new OrganizationChanged(id, change));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
