package dev.tunegate.persistence.webhook;

import static dev.tunegate.domain.access.CallerFixture.alice;
import static dev.tunegate.domain.webhook.WebhookFixture.CREATED_AT;
import static dev.tunegate.domain.webhook.WebhookFixture.aDelivery;
import static dev.tunegate.domain.webhook.WebhookFixture.aWebhook;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.shared.ListQuery;
import dev.tunegate.domain.shared.Listing;
import dev.tunegate.domain.webhook.DeliveryId;
import dev.tunegate.domain.webhook.WebhookId;
import dev.tunegate.persistence.secret.TestSeals;
import dev.tunegate.persistence.shared.TestDatabase;
import dev.tunegate.persistence.shared.Walks;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The lists of endpoints and of what one is told, while endpoints come and go and deliveries are
 * added, given up and replayed, on two nodes.
 */
@Timeout(40)
final class WebhookWalkTest {

    private static final TestDatabase DATABASE = new TestDatabase();
    private static final int SEEDS = 600;
    private static final int MORE = 150;

    private final JdbcWebhooks here = node();
    private final JdbcWebhooks there = node();
    private final JdbcDeliveries told = new JdbcDeliveries(DATABASE.db(), DATABASE.transactions());
    private final JdbcDeliveries toldThere =
            new JdbcDeliveries(DATABASE.db(), DATABASE.transactions());

    private static JdbcWebhooks node() {
        return new JdbcWebhooks(DATABASE.db(), DATABASE.transactions(), TestSeals.in(DATABASE));
    }

    @BeforeEach
    void empty() {
        DATABASE.empty("webhook", "forgotten_webhook");
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    private static String endpoint(JdbcWebhooks node, Instant at) {
        var made = aWebhook().madeAfter(Duration.between(CREATED_AT, at)).build();
        node.add(made);
        return made.id().value();
    }

    private Listing<String> hers(ListQuery query) {
        return here.list(alice(), query).map(it -> it.id().value());
    }

    private Listing<String> everybodys(ListQuery query) {
        return here.list(Caller.administrator(), query).map(it -> it.id().value());
    }

    private void delete(String id) {
        there.remove(new WebhookId(id));
    }

    private List<String> endpoints() {
        return IntStream.range(0, SEEDS).mapToObj(it -> endpoint(here, Walks.time(it))).toList();
    }

    @Test
    void endpoints_have_no_gap_and_no_repeat_whatever_is_made_and_deleted_meanwhile() {
        var seeds = endpoints();
        var doomed = Walks.every(seeds, 5);
        var standing = Walks.without(seeds, doomed);

        Walks.underWriters(
                this::hers,
                Walks.BOTH,
                standing,
                List.of(
                        writer(here, Duration.ZERO),
                        writer(there, Duration.ofSeconds(-2)),
                        () -> doomed.forEach(this::delete)));
        Walks.underWriters(
                this::everybodys, Walks.BOTH, standing, List.of(writer(there, Duration.ZERO)));
    }

    private static Runnable writer(JdbcWebhooks node, Duration skew) {
        return Walks.writer(MORE, SEEDS, skew, it -> endpoint(node, it));
    }

    /** As programs do it that delete whatever a list shows them. */
    @Test
    void a_cursor_that_is_deleted_still_marks_its_place() {
        var seeds = endpoints();

        for (var order : Walks.BOTH) {
            assertThat(Walks.walk(this::hers, 7, order, this::delete))
                    .doesNotHaveDuplicates()
                    .isSubsetOf(seeds);
            assertThat(Walks.walk(this::everybodys, 100, order, this::delete))
                    .doesNotHaveDuplicates()
                    .isSubsetOf(seeds);
        }
        assertThat(Walks.walk(this::hers, 100, Walks.BOTH.getFirst(), _ -> {}))
                .hasSize(SEEDS - 85 - 5 - 72 - 4);
    }

    @Test
    void deliveries_have_no_gap_and_no_repeat_whatever_is_told_and_replayed_meanwhile() {
        var line = new WebhookId(endpoint(here, CREATED_AT));
        var other = new WebhookId(endpoint(here, CREATED_AT));
        var seeds =
                IntStream.range(0, SEEDS)
                        .mapToObj(it -> delivery(told, line, Walks.time(it)))
                        .toList();

        Walks.underWriters(
                query -> told.list(line, Optional.empty(), query).map(it -> it.id().value()),
                Walks.BOTH,
                new HashSet<>(seeds),
                List.of(
                        teller(told, line, Duration.ZERO),
                        teller(toldThere, line, Duration.ofSeconds(-2)),
                        teller(toldThere, other, Duration.ZERO),
                        () -> Walks.every(seeds, 3).forEach(it -> attempt(line, it)),
                        () -> toldThere.giveUp(other, CREATED_AT)));
    }

    private static String delivery(JdbcDeliveries node, WebhookId line, Instant at) {
        var delivery = aDelivery(line, at);
        node.add(delivery);
        return delivery.id().value();
    }

    private static Runnable teller(JdbcDeliveries node, WebhookId line, Duration skew) {
        return Walks.writer(MORE, SEEDS, skew, it -> delivery(node, line, it));
    }

    /** Tried, given up and replayed: it stays where it is. */
    private void attempt(WebhookId line, String id) {
        var delivery = new DeliveryId(id);
        toldThere.change(delivery, it -> it.attempted(1, CREATED_AT));
        toldThere.change(delivery, it -> it.givenUp(CREATED_AT));
        toldThere.change(delivery, it -> it.replayed(CREATED_AT.plusSeconds(5)));
        assertThat(toldThere.find(line, delivery)).isPresent();
    }
}
