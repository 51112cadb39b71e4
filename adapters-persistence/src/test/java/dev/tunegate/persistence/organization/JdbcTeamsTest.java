package dev.tunegate.persistence.organization;

import static dev.tunegate.domain.organization.DirectoryFixture.anOrganization;
import static dev.tunegate.domain.organization.DirectoryFixture.called;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.domain.organization.Memberships;
import dev.tunegate.domain.organization.Organizations;
import dev.tunegate.domain.organization.Teams;
import dev.tunegate.domain.organization.TeamsContract;
import dev.tunegate.domain.organization.Users;
import dev.tunegate.persistence.shared.TestDatabase;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Teams in a real database, asked by two nodes. */
final class JdbcTeamsTest implements TeamsContract {

    private static final TestDatabase DATABASE = new TestDatabase();

    private final AtomicLong nanos = new AtomicLong();
    private final DirectoryNode node = DirectoryNode.on(DATABASE, nanos::get);
    private final DirectoryNode otherNode = DirectoryNode.on(DATABASE, nanos::get);

    @BeforeEach
    void emptyTables() {
        DirectoryNode.empty(DATABASE);
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Override
    public Teams teams() {
        return node.teams();
    }

    @Override
    public Organizations organizations() {
        return node.organizations();
    }

    @Override
    public Users users() {
        return node.users();
    }

    @Override
    public Memberships memberships() {
        return node.memberships();
    }

    @Test
    void an_organizations_new_team_is_seen_at_once_here_and_elsewhere_after_half_a_second() {
        node.organizations().add(anOrganization("acme"));
        node.teams().add(called("blue").in("acme").team());
        node.teams().of(ACME);
        otherNode.teams().of(ACME);

        node.teams().add(called("red").in("acme").team());

        assertThat(node.teams().of(ACME)).hasSize(2);
        assertThat(otherNode.teams().of(ACME)).hasSize(1);
        nanos.addAndGet(Duration.ofMillis(500).toNanos());
        assertThat(otherNode.teams().of(ACME)).hasSize(2);
    }

    @Test
    void a_character_that_the_database_cannot_hold_is_replaced() {
        node.teams().add(called("red").alias("a\0b").noting(Map.of("k\0", "v\0")).team());

        var profile = node.teams().find(RED).orElseThrow().profile();
        assertThat(profile.alias()).contains("a\uFFFDb");
        assertThat(profile.metadata().pairs()).containsExactly(Map.entry("k\uFFFD", "v\uFFFD"));
        assertThat(node.teams().find(RED)).isPresent();
    }
}
