package dev.tunegate.domain.organization;

/** The fake keeps the contract. */
final class InMemoryOrganizationsTest implements OrganizationsContract {

    private final InMemoryMemberships memberships = new InMemoryMemberships();
    private final InMemoryTeams teams = new InMemoryTeams(memberships);
    private final InMemoryOrganizations organizations =
            new InMemoryOrganizations(memberships, teams);

    @Override
    public Teams teams() {
        return teams;
    }

    @Override
    public Organizations organizations() {
        return organizations;
    }
}
