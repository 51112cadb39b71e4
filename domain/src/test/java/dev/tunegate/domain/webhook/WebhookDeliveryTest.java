package dev.tunegate.domain.webhook;

import static dev.tunegate.domain.webhook.StandInReceiver.answered;
import static dev.tunegate.domain.webhook.WebhookFixture.CREATED_AT;
import static dev.tunegate.domain.webhook.WebhookFixture.aDelivery;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.domain.shared.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When events are sent again, and when no more. */
final class WebhookDeliveryTest {

    private static final Reply DOWN = new Reply.Silent(Reply.Reason.UNREACHABLE);

    private static WebhookDelivery tried(WebhookDelivery delivery, Reply reply, Instant at) {
        var begun = delivery.attempted(1, at);
        return begun.replied(begun.turn().attempts(), reply, at);
    }

    @Test
    void a_dead_receiver_is_asked_ten_times_within_75_hours() {
        var delivery = aDelivery(WebhookId.fresh());
        List<Duration> asked = new ArrayList<>();

        while (delivery.status() == DeliveryStatus.PENDING) {
            var at = delivery.turn().due();
            asked.add(Duration.between(CREATED_AT, at));
            delivery = tried(delivery, DOWN, at);
        }

        assertThat(asked)
                .extracting(Duration::toString)
                .containsExactly(
                        "PT0S",
                        "PT5S",
                        "PT5M5S",
                        "PT35M5S",
                        "PT2H35M5S",
                        "PT7H35M5S",
                        "PT17H35M5S",
                        "PT31H35M5S",
                        "PT51H35M5S",
                        "PT75H35M5S");
        assertThat(delivery.status()).isEqualTo(DeliveryStatus.FAILED);
        assertThat(delivery.turn().aside()).isFalse();
    }

    @Test
    void what_waited_behind_others_for_days_is_not_asked_for_from_the_start() {
        var late = CREATED_AT.plus(Duration.ofHours(65));

        var once = tried(aDelivery(WebhookId.fresh()), DOWN, late);
        assertThat(once.turn().due()).isEqualTo(CREATED_AT.plus(RetryPlan.LIFE));

        assertThat(tried(once, DOWN, once.turn().due()).status()).isEqualTo(DeliveryStatus.FAILED);
    }

    @Test
    void what_waited_for_too_long_is_still_asked_for_once() {
        var late = CREATED_AT.plus(Duration.ofHours(80));

        assertThat(tried(aDelivery(WebhookId.fresh()), answered(200), late).status())
                .isEqualTo(DeliveryStatus.SUCCEEDED);
        assertThat(tried(aDelivery(WebhookId.fresh()), DOWN, late).status())
                .isEqualTo(DeliveryStatus.FAILED);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 400, 404, 500})
    void who_turns_an_event_down_three_times_is_told_the_next_one(int status) {
        var delivery = aDelivery(WebhookId.fresh());
        for (int attempt = 1; attempt <= 3; attempt++) {
            assertThat(delivery.turn().aside()).isFalse();
            delivery = tried(delivery, answered(status), delivery.turn().due());
        }

        assertThat(delivery.turn().aside()).isTrue();
        assertThat(delivery.status()).isEqualTo(DeliveryStatus.PENDING);
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 502, 503, 504})
    void who_is_only_away_is_waited_for(int status) {
        var delivery = aDelivery(WebhookId.fresh());
        for (int attempt = 1; attempt <= 5; attempt++) {
            delivery = tried(delivery, answered(status), delivery.turn().due());
        }

        assertThat(delivery.turn().aside()).isFalse();
    }

    @Test
    void a_receiver_may_ask_for_patience_but_not_for_more_than_an_hour() {
        var delivery = aDelivery(WebhookId.fresh());
        var tenMinutes = new Reply.Answered(503, Optional.of(Duration.ofMinutes(10)));
        var aYear = new Reply.Answered(503, Optional.of(Duration.ofDays(365)));

        assertThat(tried(delivery, tenMinutes, CREATED_AT).turn().due())
                .isEqualTo(CREATED_AT.plus(Duration.ofMinutes(10)));
        assertThat(tried(delivery, aYear, CREATED_AT).turn().due())
                .isEqualTo(CREATED_AT.plus(Duration.ofHours(1)));
    }

    @Test
    void a_late_success_counts_and_a_late_failure_does_not() {
        var twice = aDelivery(WebhookId.fresh()).attempted(1, CREATED_AT).attempted(2, CREATED_AT);

        assertThat(twice.turn().sequence()).contains(1L);
        assertThat(twice.replied(1, DOWN, CREATED_AT)).isEqualTo(twice);
        var taken = twice.replied(1, answered(204), CREATED_AT);
        assertThat(taken.status()).isEqualTo(DeliveryStatus.SUCCEEDED);
        assertThat(taken.replied(2, DOWN, CREATED_AT)).isEqualTo(taken);
    }

    @Test
    void an_attempt_that_died_is_made_again_after_a_minute() {
        var begun = aDelivery(WebhookId.fresh()).attempted(1, CREATED_AT);

        assertThat(begun.isDue(CREATED_AT.plusSeconds(59))).isFalse();
        assertThat(begun.isDue(CREATED_AT.plusSeconds(60))).isTrue();
    }

    @Test
    void a_replay_is_the_same_event_and_waits_for_nobody() {
        var taken = tried(aDelivery(WebhookId.fresh()), answered(200), CREATED_AT);
        var later = CREATED_AT.plus(Duration.ofDays(9));

        var again = taken.replayed(later);

        assertThat(again.event()).isEqualTo(taken.event());
        assertThat(again.isDue(later)).isTrue();
        assertThat(again.turn().aside()).isTrue();
        assertThat(again.turn().sequence()).isEmpty();
        assertThatThrownBy(() -> again.replayed(later)).isInstanceOf(Refusal.WrongState.class);
    }

    @Test
    void whose_things_are_rehearsed_is_told_apart() {
        var red = new dev.tunegate.domain.access.Owner("team:red");

        assertThat(Webhook.audience(red)).containsExactlyInAnyOrder(red, Webhook.PLATFORM);
        assertThat(Webhook.audience(red.rehearsing()))
                .containsExactlyInAnyOrder(red.rehearsing(), Webhook.PLATFORM.rehearsing());
    }
}
