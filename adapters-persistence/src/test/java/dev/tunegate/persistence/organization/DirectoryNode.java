package dev.tunegate.persistence.organization;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.tunegate.domain.organization.Memberships;
import dev.tunegate.domain.organization.Organizations;
import dev.tunegate.domain.organization.Teams;
import dev.tunegate.domain.organization.Users;
import dev.tunegate.persistence.shared.TestDatabase;

/** The directory as one node sees it. */
record DirectoryNode(
        Organizations organizations, Teams teams, Users users, Memberships memberships) {

    static DirectoryNode on(TestDatabase database, Ticker ticker) {
        var db = database.db();
        var transactions = database.transactions();
        return new DirectoryNode(
                new JdbcOrganizations(db, transactions, ticker),
                new JdbcTeams(db, transactions, ticker),
                new JdbcUsers(db, transactions, ticker),
                new JdbcMemberships(db, ticker));
    }

    static void empty(TestDatabase database) {
        database.empty("membership", "platform_user", "team", "organization", "retired_id");
    }
}
