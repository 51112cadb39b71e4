package dev.tunegate.domain.webhook;

import static dev.tunegate.domain.webhook.WebhookFixture.CREATED_AT;
import static dev.tunegate.domain.webhook.WebhookFixture.aDelivery;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.domain.shared.ListQuery;
import dev.tunegate.domain.shared.PagingContract;
import dev.tunegate.domain.shared.Race;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every keeper of deliveries must do. Each test begins without any. */
public interface DeliveriesContract {

    Instant LATER = CREATED_AT.plusSeconds(10);

    Deliveries deliveries();

    /** An endpoint that there is. */
    WebhookId webhook();

    /** Another one. */
    WebhookId other();

    private WebhookDelivery added(WebhookId to, Instant at) {
        var delivery = aDelivery(to, at);
        deliveries().add(delivery);
        return delivery;
    }

    private WebhookDelivery failed(Instant at) {
        var delivery = added(webhook(), at);
        return deliveries().change(delivery.id(), it -> it.givenUp(LATER)).orElseThrow();
    }

    @Test
    default void a_delivery_comes_back_in_every_state() {
        var id = added(webhook(), CREATED_AT).id();
        var begun = deliveries().change(id, it -> it.attempted(7, CREATED_AT)).orElseThrow();
        assertThat(deliveries().find(webhook(), id)).contains(begun);
        assertThat(begun.turn().sequence()).contains(7L);

        var reply = new Reply.Silent(Reply.Reason.TIMEOUT);
        var silent = deliveries().change(id, it -> it.replied(1, reply, LATER)).orElseThrow();
        assertThat(deliveries().find(webhook(), id)).contains(silent);

        var answer = new Reply.Answered(204, Optional.empty());
        var taken = deliveries().change(id, it -> it.replied(1, answer, LATER)).orElseThrow();
        assertThat(deliveries().find(webhook(), id)).contains(taken);
        assertThat(taken.status()).isEqualTo(DeliveryStatus.SUCCEEDED);
        assertThat(deliveries().find(other(), id)).isEmpty();
    }

    @Test
    default void who_was_added_first_stands_first_whatever_the_time_says() {
        var first = added(webhook(), LATER);
        added(webhook(), CREATED_AT);
        added(other(), CREATED_AT);

        assertThat(deliveries().line(webhook()).head()).contains(first);
        assertThat(deliveries().line(webhook()).due()).contains(LATER);
    }

    @Test
    default void what_stands_aside_holds_nobody_up() {
        var aside = failed(CREATED_AT);
        deliveries().change(aside.id(), it -> it.replayed(LATER));
        var head = added(webhook(), LATER.plusSeconds(5));

        var line = deliveries().line(webhook());
        assertThat(line.head()).contains(head);
        assertThat(line.next(LATER).orElseThrow().id()).isEqualTo(aside.id());
        assertThat(line.due()).contains(LATER);
    }

    @Test
    default void a_line_is_given_up_or_hastened_as_a_whole() {
        var sent = added(webhook(), CREATED_AT).id();
        deliveries().change(sent, it -> it.attempted(1, CREATED_AT));
        var theirs = added(other(), CREATED_AT);

        deliveries().hasten(webhook(), LATER);
        assertThat(deliveries().line(webhook()).due()).contains(LATER);

        deliveries().giveUp(webhook(), LATER);
        assertThat(deliveries().line(webhook()).due()).isEmpty();
        var given = deliveries().find(webhook(), sent).orElseThrow();
        assertThat(given.status()).isEqualTo(DeliveryStatus.FAILED);
        assertThat(given.endedAt()).contains(LATER);
        assertThat(deliveries().find(other(), theirs.id())).contains(theirs);
    }

    @Test
    default void what_failed_since_some_time_is_replayed_the_oldest_first() {
        var old = failed(CREATED_AT);
        var first = failed(CREATED_AT.plusSeconds(1));
        var second = failed(CREATED_AT.plusSeconds(2));
        var since = CREATED_AT.plusSeconds(1);

        assertThat(deliveries().replayFailed(webhook(), since, 1, LATER)).isOne();
        assertThat(deliveries().find(webhook(), first.id()).orElseThrow().turn())
                .isEqualTo(first.replayed(LATER).turn());
        assertThat(deliveries().replayFailed(webhook(), since, 5, LATER)).isOne();
        assertThat(deliveries().find(webhook(), second.id()).orElseThrow().status())
                .isEqualTo(DeliveryStatus.PENDING);
        assertThat(deliveries().find(webhook(), old.id())).contains(old);
    }

    @Test
    default void a_list_is_read_page_by_page_and_by_status() {
        var ids =
                IntStream.range(0, 4)
                        .mapToObj(it -> added(webhook(), CREATED_AT.plusSeconds(it)).id().value())
                        .toList();
        var theirs = added(other(), CREATED_AT).id().value();
        var failed = failed(CREATED_AT.minusSeconds(1));

        var pending =
                new PagingContract(
                        it ->
                                deliveries()
                                        .list(webhook(), Optional.of(DeliveryStatus.PENDING), it)
                                        .map(each -> each.id().value()));
        pending.holds(ids);
        pending.refuses(theirs);
        assertThat(deliveries().list(webhook(), Optional.empty(), ListQuery.first(10)).items())
                .hasSize(5)
                .contains(failed);
    }

    @Test
    default void lines_that_wait_too_long_are_found() {
        added(webhook(), CREATED_AT);
        added(webhook(), CREATED_AT);
        added(other(), LATER);

        assertThat(deliveries().overdue(LATER, 10)).containsExactly(webhook());
        assertThat(deliveries().overdue(CREATED_AT, 10)).isEmpty();
    }

    @Test
    default void what_is_long_over_is_forgotten_and_nothing_else() {
        var over = failed(CREATED_AT);
        var waiting = added(webhook(), CREATED_AT);

        assertThat(deliveries().forget(LATER, 10)).isZero();
        assertThat(deliveries().forget(LATER.plus(Duration.ofSeconds(1)), 10)).isOne();
        assertThat(deliveries().find(webhook(), over.id())).isEmpty();
        assertThat(deliveries().find(webhook(), waiting.id())).contains(waiting);
    }

    @Test
    default void changes_at_the_same_time_are_made_one_after_the_other() {
        var id = added(webhook(), CREATED_AT).id();

        Race.of(6, () -> deliveries().change(id, it -> it.attempted(1, LATER)));

        assertThat(deliveries().find(webhook(), id).orElseThrow().turn().attempts()).isEqualTo(6);
    }
}
