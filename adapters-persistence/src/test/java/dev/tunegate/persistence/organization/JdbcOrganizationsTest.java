package dev.tunegate.persistence.organization;

import static dev.tunegate.domain.organization.DirectoryFixture.anOrganization;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.domain.organization.Organizations;
import dev.tunegate.domain.organization.OrganizationsContract;
import dev.tunegate.domain.organization.Teams;
import dev.tunegate.persistence.shared.TestDatabase;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Organizations in a real database, asked by two nodes. */
final class JdbcOrganizationsTest implements OrganizationsContract {

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

    @Test
    void a_change_is_seen_at_once_here_and_elsewhere_after_half_a_second() {
        node.organizations().add(anOrganization("acme"));
        node.organizations().find(ACME);
        otherNode.organizations().find(ACME);

        node.organizations().change(ACME, it -> it.with(it.profile().blocked(true), it.revision()));

        assertThat(isBlocked(node)).isTrue();
        assertThat(isBlocked(otherNode)).isFalse();
        nanos.addAndGet(Duration.ofMillis(500).toNanos());
        assertThat(isBlocked(otherNode)).isTrue();
    }

    private static boolean isBlocked(DirectoryNode where) {
        return where.organizations().find(ACME).orElseThrow().profile().blocked();
    }
}
