package dev.tunegate.persistence.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.domain.organization.Group;
import dev.tunegate.domain.organization.MemberRole;
import dev.tunegate.domain.organization.Membership;
import dev.tunegate.domain.organization.Memberships;
import dev.tunegate.domain.organization.MembershipsContract;
import dev.tunegate.domain.organization.Organizations;
import dev.tunegate.domain.organization.TeamId;
import dev.tunegate.domain.organization.Teams;
import dev.tunegate.domain.organization.UserId;
import dev.tunegate.domain.organization.Users;
import dev.tunegate.domain.shared.Refusal;
import dev.tunegate.persistence.shared.TestDatabase;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Memberships in a real database, asked by two nodes. */
final class JdbcMembershipsTest implements MembershipsContract {

    private static final TestDatabase DATABASE = new TestDatabase();

    private final AtomicLong nanos = new AtomicLong();
    private final DirectoryNode node = DirectoryNode.on(DATABASE, nanos::get);
    private final DirectoryNode otherNode = DirectoryNode.on(DATABASE, nanos::get);

    @AfterEach
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
    void whoever_leaves_is_gone_at_once_here_and_elsewhere_after_half_a_second() {
        node.memberships().put(new Membership(RED, ANNA, MemberRole.MEMBER));
        node.memberships().of(ANNA);
        otherNode.memberships().of(ANNA);

        node.memberships().remove(RED, ANNA);

        assertThat(node.memberships().of(ANNA)).isEmpty();
        assertThat(otherNode.memberships().of(ANNA)).hasSize(1);
        nanos.addAndGet(Duration.ofMillis(500).toNanos());
        assertThat(otherNode.memberships().of(ANNA)).isEmpty();
    }

    @Test
    void nobody_joins_what_is_not_there() {
        var nowhere = Group.of(new TeamId("nowhere"));
        var nobody = new UserId("nobody");

        assertThatThrownBy(() -> join(nowhere, ANNA)).isInstanceOf(Refusal.NotFound.class);
        assertThatThrownBy(() -> join(RED, nobody)).isInstanceOf(Refusal.NotFound.class);
    }

    private void join(Group group, UserId user) {
        node.memberships().put(new Membership(group, user, MemberRole.MEMBER));
    }
}
