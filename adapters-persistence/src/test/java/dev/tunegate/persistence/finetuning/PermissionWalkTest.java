package dev.tunegate.persistence.finetuning;

import static dev.tunegate.domain.organization.DirectoryFixture.called;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.domain.catalog.ModelName;
import dev.tunegate.domain.finetuning.CheckpointPermission;
import dev.tunegate.domain.finetuning.CheckpointPermissionId;
import dev.tunegate.domain.inference.ModelFixture;
import dev.tunegate.domain.organization.TeamId;
import dev.tunegate.domain.shared.ListQuery;
import dev.tunegate.domain.shared.Listing;
import dev.tunegate.persistence.inference.JdbcServedModels;
import dev.tunegate.persistence.organization.JdbcTeams;
import dev.tunegate.persistence.secret.TestSeals;
import dev.tunegate.persistence.shared.TestDatabase;
import dev.tunegate.persistence.shared.Walks;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The permissions of a model while others give some and take some back, on two nodes. */
@Timeout(40)
final class PermissionWalkTest {

    private static final TestDatabase DATABASE = new TestDatabase();
    private static final int SEEDS = 400;
    private static final int MORE = 120;

    private final JdbcCheckpointPermissions here = new JdbcCheckpointPermissions(DATABASE.db());
    private final JdbcCheckpointPermissions there = new JdbcCheckpointPermissions(DATABASE.db());
    private final JdbcTeams teams = new JdbcTeams(DATABASE.db(), DATABASE.transactions());
    private ModelName model = new ModelName("none");

    @BeforeEach
    void addModel() {
        DATABASE.empty("served_model", "team", "forgotten_permission");
        var served = ModelFixture.aModel().named("ft:a/b:openai::walked").build();
        new JdbcServedModels(DATABASE.db(), TestSeals.ids(), here).add(served);
        model = served.name();
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    private String permission(JdbcCheckpointPermissions node, Instant at) {
        var team = called(TeamId.fresh().value()).team();
        teams.add(team);
        return node.add(
                        new CheckpointPermission(
                                CheckpointPermissionId.fresh(), model, team.id(), at))
                .id()
                .value();
    }

    private Listing<String> page(ListQuery query) {
        return here.list(model, Optional.empty(), query).map(it -> it.id().value());
    }

    private void revoke(String id) {
        there.remove(model, new CheckpointPermissionId(id));
    }

    private List<String> seeds() {
        return IntStream.range(0, SEEDS).mapToObj(it -> permission(here, Walks.time(it))).toList();
    }

    @Test
    void permissions_have_no_gap_and_no_repeat_whatever_is_given_and_taken_back_meanwhile() {
        var seeds = seeds();
        var doomed = Walks.every(seeds, 5);

        Walks.underWriters(
                this::page,
                Walks.BOTH,
                Walks.without(seeds, doomed),
                List.of(
                        writer(here, Duration.ZERO),
                        writer(there, Duration.ofSeconds(-2)),
                        () -> doomed.forEach(this::revoke)));
    }

    private Runnable writer(JdbcCheckpointPermissions node, Duration skew) {
        return Walks.writer(MORE, SEEDS, skew, it -> permission(node, it));
    }

    /** As programs do it that take back whatever a list shows them. */
    @Test
    void a_cursor_that_is_taken_back_still_marks_its_place() {
        var seeds = seeds();

        for (var order : Walks.BOTH) {
            assertThat(Walks.walk(this::page, 7, order, this::revoke))
                    .doesNotHaveDuplicates()
                    .isSubsetOf(seeds)
                    .hasSizeGreaterThan(SEEDS / 2);
        }
        assertThat(Walks.walk(this::page, 7, Walks.BOTH.getFirst(), _ -> {}))
                .hasSize(SEEDS - 57 - 48);
    }
}
