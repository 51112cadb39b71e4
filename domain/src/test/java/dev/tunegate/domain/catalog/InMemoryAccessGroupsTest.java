package dev.tunegate.domain.catalog;

/** The fake keeps the contract. */
final class InMemoryAccessGroupsTest implements AccessGroupsContract {

    private final AccessGroups groups = new InMemoryAccessGroups();

    @Override
    public AccessGroups groups() {
        return groups;
    }
}
