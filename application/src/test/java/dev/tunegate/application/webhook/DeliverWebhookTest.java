package dev.tunegate.application.webhook;

import static dev.tunegate.domain.webhook.StandInReceiver.answered;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.domain.access.CallerFixture;
import dev.tunegate.domain.shared.Errand;
import dev.tunegate.domain.shared.Race;
import dev.tunegate.domain.webhook.DeliveryStatus;
import dev.tunegate.domain.webhook.Reply;
import dev.tunegate.domain.webhook.SigningSecret;
import dev.tunegate.domain.webhook.Webhook;
import dev.tunegate.domain.webhook.WebhookDelivery;
import dev.tunegate.domain.webhook.WebhookSender;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** How events come to endpoints: each at least once, in order, and never for nothing. */
final class DeliverWebhookTest {

    private static final Duration HOUR = Duration.ofHours(1);

    private final WebhookHouse house = new WebhookHouse();

    private static List<Long> numbers(List<WebhookSender.Message> messages) {
        return messages.stream().map(it -> it.sequence().orElseThrow()).toList();
    }

    @Test
    void what_happens_to_somebodys_things_is_told_to_their_endpoints_and_the_platforms() {
        var hers = house.endpoint();
        var his = house.endpoint(WebhookHouse.bob());
        var everybodys =
                house.manage.create(
                        dev.tunegate.domain.access.Caller.administrator(),
                        new NewWebhook("all", WebhookHouse.URL, WebhookHouse.ENDS, true));

        house.happens("ftjob-1");
        house.happens("fine_tuning.job.queued", "ftjob-1", CallerFixture.ALICE);
        house.happens("fine_tuning.job.succeeded", "ftjob-2", CallerFixture.ALICE.rehearsing());
        house.runDue();

        assertThat(house.told(hers))
                .singleElement()
                .satisfies(it -> assertThat(it.status()).isEqualTo(DeliveryStatus.SUCCEEDED));
        assertThat(house.told(everybodys)).hasSize(1);
        assertThat(house.told(his)).isEmpty();
        assertThat(house.told(everybodys).getFirst().event())
                .isEqualTo(house.told(hers).getFirst().event());
    }

    @Test
    void a_receiver_that_takes_its_time_is_left_for_others_after_a_while() {
        var webhook = house.endpoint();
        for (int i = 0; i < 20; i++) {
            house.happens("ftjob-" + i);
        }
        house.receiver.answering(
                _ -> {
                    house.clock.advance(Duration.ofSeconds(4));
                    return answered(200);
                });

        var again = house.deliver().deliver(webhook.id());

        assertThat(house.receiver.heard()).hasSize(3);
        assertThat(again.at()).contains(house.clock.instant());
    }

    @Test
    void nothing_is_queued_and_planned_where_nobody_listens() {
        house.happens("ftjob-1");

        assertThat(house.errands.all()).isEmpty();
    }

    @Test
    void a_change_that_is_undone_is_told_to_nobody() {
        var webhook = house.endpoint();
        try {
            house.transactions.run(
                    () -> {
                        house.happens("ftjob-1");
                        throw new IllegalStateException("undone");
                    });
        } catch (IllegalStateException undone) {
            assertThat(undone).hasMessage("undone");
        }

        assertThat(house.told(webhook)).isEmpty();
        assertThat(house.errands.all()).isEmpty();
    }

    /** F18: the receiver is down for 72 of 75 hours, and every hour something happens. */
    @Test
    void a_receiver_that_comes_back_after_72_hours_gets_everything_in_order() {
        var webhook = house.endpoint();
        house.receiver.silent();
        for (int hour = 0; hour < 72; hour++) {
            house.happens("ftjob-" + hour);
            house.pass(HOUR);
        }
        var wasDown = house.receiver.heard().size();
        house.receiver.answering(204);
        for (int hour = 72; hour < 75; hour++) {
            house.happens("ftjob-" + hour);
            house.pass(HOUR);
        }
        house.pass(HOUR);

        var taken = house.receiver.heard().subList(wasDown, house.receiver.heard().size());
        assertThat(house.told(webhook))
                .hasSize(75)
                .allMatch(it -> it.status() == DeliveryStatus.SUCCEEDED);
        assertThat(taken).hasSize(75);
        assertThat(numbers(taken)).isSorted().doesNotHaveDuplicates().contains(1L, 75L);
        assertThat(taken)
                .extracting(it -> it.event().subject())
                .startsWith("ftjob-0", "ftjob-1")
                .endsWith("ftjob-74");
        assertThat(wasDown).isLessThan(12);
        assertThat(taken)
                .allMatch(
                        it ->
                                it.secrets()
                                        .equals(
                                                List.of(
                                                        webhook.secrets()
                                                                .current()
                                                                .orElseThrow())));
    }

    @Test
    void a_receiver_that_never_comes_back_holds_no_event_for_longer_than_its_life() {
        var webhook = house.endpoint();
        house.receiver.silent();
        for (int hour = 0; hour < 20; hour++) {
            house.happens("ftjob-" + hour);
            house.pass(HOUR);
        }
        house.pass(Duration.ofHours(80));

        assertThat(house.told(webhook))
                .hasSize(20)
                .allSatisfy(
                        it -> {
                            assertThat(it.status()).isEqualTo(DeliveryStatus.FAILED);
                            assertThat(it.turn().attempts()).isPositive();
                            assertThat(
                                            Duration.between(
                                                    it.event().createdAt(),
                                                    it.endedAt().orElseThrow()))
                                    .isLessThan(Duration.ofHours(77));
                        });
        assertThat(house.errands.all()).isEmpty();

        house.receiver.answering(200);
        var since = house.told(webhook).getFirst().event().createdAt();
        int replayed = house.replay.replayFailed(WebhookHouse.alice(), webhook.id().value(), since);
        house.pass(Duration.ofMinutes(1));

        assertThat(replayed).isEqualTo(20);
        assertThat(house.told(webhook)).allMatch(it -> it.status() == DeliveryStatus.SUCCEEDED);
    }

    @Test
    void an_event_that_is_always_turned_down_holds_the_others_up_for_minutes() {
        var webhook = house.endpoint();
        house.receiver.answering(
                it -> answered(it.event().subject().equals("ftjob-poison") ? 500 : 200));
        house.happens("ftjob-poison");
        house.happens("ftjob-good");

        house.pass(Duration.ofMinutes(6));

        assertThat(house.told(webhook))
                .extracting(it -> it.event().subject() + " " + it.status())
                .containsExactlyInAnyOrder("ftjob-poison PENDING", "ftjob-good SUCCEEDED");
    }

    @Test
    void one_that_is_gone_is_told_nothing_more_until_it_is_turned_on() {
        var webhook = house.endpoint();
        house.receiver.answering(410);
        house.happens("ftjob-1");
        house.happens("ftjob-2");
        house.runDue();
        house.happens("ftjob-3");
        house.pass(HOUR);

        var gone = house.webhooks.find(webhook.id()).orElseThrow();
        assertThat(gone.disabled().orElseThrow().reason()).isEqualTo(Webhook.Reason.GONE);
        assertThat(house.receiver.heard()).hasSize(1);
        assertThat(house.told(webhook))
                .hasSize(2)
                .allMatch(it -> it.status() == DeliveryStatus.FAILED);

        house.receiver.answering(200);
        house.update.update(
                WebhookHouse.alice(),
                webhook.id().value(),
                new WebhookChange(
                        Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(true)));
        house.happens("ftjob-4");
        house.runDue();

        assertThat(house.receiver.heard().getLast().event().subject()).isEqualTo("ftjob-4");
    }

    @Test
    void two_nodes_at_once_send_each_event_once() {
        var webhook = house.endpoint();
        for (int i = 0; i < 20; i++) {
            house.happens("ftjob-" + i);
        }

        Race.of(4, () -> house.deliver().deliver(webhook.id()));

        assertThat(house.receiver.heard()).hasSize(20);
        assertThat(numbers(house.receiver.heard())).isSorted();
        assertThat(house.told(webhook)).allMatch(it -> it.turn().attempts() == 1);
    }

    /** The node dies when the receiver has taken the event and before that is written down. */
    @Test
    void a_node_that_dies_between_attempt_and_answer_lets_the_event_come_again() {
        var webhook = house.endpoint();
        house.happens("ftjob-1");
        var dies = new AtomicBoolean(true);
        house.receiver.answering(
                it -> {
                    if (dies.getAndSet(false)) {
                        throw new OutOfMemoryError("killed");
                    }
                    return answered(200);
                });
        var due = house.errands.takeDue(house.clock.instant()).getFirst();
        try {
            house.deliver().deliver(webhook.id());
        } catch (OutOfMemoryError killed) {
            house.errands.plan(Errand.DELIVER_WEBHOOK, due.id(), house.clock.instant());
        }
        house.runDue();
        assertThat(house.receiver.heard()).hasSize(1);

        house.pass(Duration.ofMinutes(2));

        assertThat(house.receiver.heard()).hasSize(2);
        assertThat(new HashSet<>(house.receiver.heard().stream().map(it -> it.event()).toList()))
                .hasSize(1);
        assertThat(numbers(house.receiver.heard())).containsExactly(1L, 1L);
        assertThat(house.told(webhook).getFirst().turn().attempts()).isEqualTo(2);
    }

    @Test
    void an_errand_that_was_lost_is_planned_again() {
        var webhook = house.endpoint();
        house.happens("ftjob-1");
        house.errands.done(Errand.DELIVER_WEBHOOK, webhook.id().value());

        house.tidy.plan();
        assertThat(house.errands.all()).isEmpty();
        house.clock.advance(Duration.ofMinutes(1));
        house.tidy.plan();
        house.runDue();

        assertThat(house.told(webhook).getFirst().status()).isEqualTo(DeliveryStatus.SUCCEEDED);
    }

    @Test
    void what_ended_is_kept_for_thirty_days() {
        var webhook = house.endpoint();
        house.happens("ftjob-1");
        house.runDue();

        house.clock.advance(Duration.ofDays(30));
        house.tidy.forget();
        assertThat(house.told(webhook)).hasSize(1);
        house.clock.advance(Duration.ofSeconds(1));
        house.tidy.forget();
        assertThat(house.told(webhook)).isEmpty();
    }

    @Test
    void a_rotation_signs_with_both_for_a_day() {
        var webhook = house.endpoint();
        var former = webhook.secrets().current().orElseThrow();
        var fresh = house.manage.rotate(WebhookHouse.alice(), webhook.id().value(), true);
        var current = fresh.secrets().current().orElseThrow();
        List<List<SigningSecret>> expected = new ArrayList<>();

        house.happens("ftjob-1");
        house.runDue();
        expected.add(List.of(current, former));
        house.pass(Duration.ofHours(24));
        house.happens("ftjob-2");
        house.runDue();
        expected.add(List.of(current));

        assertThat(house.receiver.heard())
                .extracting(WebhookSender.Message::secrets)
                .containsExactlyElementsOf(expected);
    }

    @Test
    void nothing_is_sent_that_cannot_be_signed() {
        var webhook = house.endpoint();
        house.webhooks.change(
                webhook.id(),
                it ->
                        new Webhook(
                                it.id(),
                                it.owner(),
                                it.subscription(),
                                dev.tunegate.domain.webhook.SigningSecrets.LOST,
                                it.disabled(),
                                it.revision()));
        house.happens("ftjob-1");
        house.runDue();

        assertThat(house.receiver.heard()).isEmpty();
        assertThat(house.told(webhook).getFirst().last())
                .map(WebhookDelivery.Outcome::reply)
                .contains(new Reply.Silent(Reply.Reason.SECRET_LOST));
    }
}
