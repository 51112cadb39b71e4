package dev.tunegate.domain.organization;

/** The fake keeps the contract. */
final class InMemoryUsersTest implements UsersContract {

    private final InMemoryMemberships memberships = new InMemoryMemberships();
    private final InMemoryTeams teams = new InMemoryTeams(memberships);
    private final InMemoryOrganizations organizations =
            new InMemoryOrganizations(memberships, teams);
    private final InMemoryUsers users = new InMemoryUsers(memberships, teams);

    @Override
    public Teams teams() {
        return teams;
    }

    @Override
    public Organizations organizations() {
        return organizations;
    }

    @Override
    public Users users() {
        return users;
    }

    @Override
    public Memberships memberships() {
        return memberships;
    }
}
