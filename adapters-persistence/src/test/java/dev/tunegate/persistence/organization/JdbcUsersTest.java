package dev.tunegate.persistence.organization;

import static dev.tunegate.domain.organization.DirectoryFixture.aUser;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.domain.organization.Memberships;
import dev.tunegate.domain.organization.Organizations;
import dev.tunegate.domain.organization.Teams;
import dev.tunegate.domain.organization.Users;
import dev.tunegate.domain.organization.UsersContract;
import dev.tunegate.domain.shared.ListQuery;
import dev.tunegate.domain.shared.Race;
import dev.tunegate.persistence.shared.TestDatabase;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Users in a real database, asked by two nodes. */
final class JdbcUsersTest implements UsersContract {

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
    void a_block_is_seen_at_once_here_and_elsewhere_after_half_a_second() {
        node.users().add(aUser("anna"));
        node.users().find(ANNA);
        otherNode.users().find(ANNA);

        node.users().change(ANNA, it -> it.with(it.profile().blocked(true), it.revision()));

        assertThat(isBlocked(node)).isTrue();
        assertThat(isBlocked(otherNode)).isFalse();
        nanos.addAndGet(Duration.ofMillis(500).toNanos());
        assertThat(isBlocked(otherNode)).isTrue();
    }

    private static boolean isBlocked(DirectoryNode where) {
        return where.users().find(ANNA).orElseThrow().profile().blocked();
    }

    @Test
    void an_id_that_is_given_up_at_this_moment_is_not_given_again() {
        node.users().add(aUser("anna"));

        Race.of(
                4,
                () -> {
                    node.users().remove(ANNA);
                    otherNode.users().add(aUser("anna"));
                });

        assertThat(node.users().byEmail("x")).isEmpty();
        assertThat(node.users().list(Users.Filter.ALL, ListQuery.first(9)).items()).isEmpty();
    }
}
