package dev.tunegate.bootstrap.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.bootstrap.story.TwoNodes.NewKey;
import dev.tunegate.domain.catalog.ModelGrants;
import dev.tunegate.domain.organization.PlatformRole;
import dev.tunegate.domain.organization.Profile;
import dev.tunegate.domain.organization.Team;
import dev.tunegate.domain.organization.TeamId;
import dev.tunegate.domain.organization.User;
import dev.tunegate.domain.organization.UserId;
import dev.tunegate.domain.shared.Revision;
import dev.tunegate.persistence.organization.JdbcTeams;
import dev.tunegate.persistence.organization.JdbcUsers;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** A right that is taken on one node is gone on another within a second, in streams too. */
final class RevocationStory {

    private static final int ROUNDS = Integer.getInteger("tunegate.revocations", 8);
    private static final Duration BOUND = Duration.ofSeconds(1);
    private static final Revision MADE = Revision.first(Instant.EPOCH, "story");
    private static final String CHAT = "/v1/chat/completions";

    private static TwoNodes nodes;

    /** A way to lose a right. */
    private enum Loss {
        KEY_BLOCKED,
        KEY_DELETED,
        USER_BLOCKED,
        USER_MADE_VIEWER,
        MEMBER_LET_GO,
        TEAM_BLOCKED,
        GRANT_REMOVED
    }

    /** Nanoseconds from the answer to the change until the other node refuses. */
    private record Delay(Loss loss, long request, long stream) {}

    @BeforeAll
    static void start() throws IOException {
        nodes = new TwoNodes();
    }

    @AfterAll
    static void stop() throws IOException {
        nodes.close();
    }

    @Test
    void what_is_lost_on_one_node_is_lost_on_the_other_within_a_second() {
        var delays = new ArrayList<Delay>();

        for (int round = 0; round < ROUNDS; round++) {
            for (var loss : Loss.values()) {
                delays.add(measured(loss));
            }
        }

        var requests = delays.stream().map(Delay::request).sorted().toList();
        var streams = delays.stream().map(Delay::stream).sorted().toList();
        tell("requests", requests);
        tell("streams", streams);
        assertThat(delays).hasSizeGreaterThanOrEqualTo(50);
        assertThat(percentile(requests, 99)).as("requests: %s", delays).isLessThan(BOUND);
        assertThat(percentile(streams, 99)).as("streams: %s", delays).isLessThan(BOUND);
    }

    private Delay measured(Loss loss) {
        var user = UserId.fresh();
        var team = TeamId.fresh();
        var key = nodes.key();
        makeKeyOf(key, user, team);
        requireOpen(key);
        try (var stream = nodes.stream(nodes.second() + CHAT, key.secret(), chat(true))) {
            var ended = CompletableFuture.supplyAsync(() -> endOf(stream));
            var refused = new CompletableFuture<Long>();
            var poll = Thread.startVirtualThread(() -> pollUntilRefused(key, refused));
            lose(loss, key, user, team);
            long lost = System.nanoTime();
            var delay =
                    new Delay(
                            loss,
                            refused.orTimeout(20, TimeUnit.SECONDS).join() - lost,
                            ended.orTimeout(20, TimeUnit.SECONDS).join() - lost);
            poll.interrupt();
            return delay;
        } catch (IOException e) {
            throw new AssertionError(loss + " was not measured", e);
        }
    }

    private void makeKeyOf(NewKey key, UserId user, TeamId team) {
        var profile = Profile.EMPTY.granting(ModelGrants.ALL);
        users().add(
                new User(
                        user,
                        Optional.empty(),
                        Optional.empty(),
                        PlatformRole.MEMBER,
                        profile,
                        MADE));
        teams().add(new Team(team, Optional.empty(), profile, Set.of(), MADE));
        nodes.db()
                .sql("INSERT INTO membership (team_id, user_id, role) VALUES (?, ?, 'MEMBER')")
                .params(team.value(), user.value())
                .update();
        nodes.db()
                .sql("UPDATE virtual_key SET user_id = ?, team_id = ? WHERE id = ?")
                .params(user.value(), team.value(), key.id())
                .update();
    }

    private static void requireOpen(NewKey key) {
        var answer = nodes.post(nodes.second() + CHAT, key.secret(), chat(false));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private static String chat(boolean streamed) {
        return "{\"model\":\"talker\",\"messages\":[{\"role\":\"user\",\"content\":\"?\"}],\"stream\":"
                + streamed
                + "}";
    }

    private static void pollUntilRefused(NewKey key, CompletableFuture<Long> refused) {
        while (!Thread.currentThread().isInterrupted()) {
            var answer = nodes.post(nodes.second() + CHAT, key.secret(), chat(false));
            if (answer.statusCode() == 401 || answer.statusCode() == 403) {
                refused.complete(System.nanoTime());
                return;
            }
        }
    }

    /** When a stream broke off; a stream that seems to be whole is a failure. */
    private static long endOf(InputStream stream) {
        try {
            var text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            throw new AssertionError("the stream ended as if it were whole: " + text);
        } catch (IOException e) {
            return System.nanoTime();
        }
    }

    private void lose(Loss loss, NewKey key, UserId user, TeamId team) {
        switch (loss) {
            case KEY_BLOCKED -> post("/key/block", "{\"key\":\"" + key.id() + "\"}");
            case KEY_DELETED -> post("/key/delete", "{\"keys\":[\"" + key.id() + "\"]}");
            case USER_BLOCKED ->
                    users().change(user, it -> it.with(it.profile().blocked(true), MADE));
            case USER_MADE_VIEWER ->
                    users().change(user, it -> it.withRole(PlatformRole.VIEWER, MADE));
            case MEMBER_LET_GO ->
                    nodes.db()
                            .sql("DELETE FROM membership WHERE user_id = ?")
                            .param(user.value())
                            .update();
            case TEAM_BLOCKED ->
                    teams().change(team, it -> it.with(it.profile().blocked(true), MADE));
            case GRANT_REMOVED ->
                    teams().change(
                            team, it -> it.with(it.profile().granting(ModelGrants.NONE), MADE));
        }
    }

    private static void post(String path, String json) {
        var answer = nodes.post(nodes.first() + path, TwoNodes.MASTER_KEY, json);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private static Duration percentile(List<Long> sorted, int percent) {
        int at = (int) Math.ceil(sorted.size() * percent / 100.0) - 1;
        return Duration.ofNanos(sorted.get(at));
    }

    private static void tell(String what, List<Long> sorted) {
        LoggerFactory.getLogger(RevocationStory.class)
                .warn(
                        "{} {}: refused after {} ms (median), {} ms (p99), {} ms (worst)",
                        sorted.size(),
                        what,
                        percentile(sorted, 50).toMillis(),
                        percentile(sorted, 99).toMillis(),
                        Duration.ofNanos(Collections.max(sorted)).toMillis());
    }

    private static JdbcUsers users() {
        return new JdbcUsers(nodes.db(), nodes.transactions());
    }

    private static JdbcTeams teams() {
        return new JdbcTeams(nodes.db(), nodes.transactions());
    }
}
