package dev.tunegate.domain.webhook;

import static dev.tunegate.domain.access.CallerFixture.ALICE;
import static dev.tunegate.domain.access.CallerFixture.BOB;
import static dev.tunegate.domain.access.CallerFixture.alice;
import static dev.tunegate.domain.access.CallerFixture.bob;
import static dev.tunegate.domain.webhook.WebhookFixture.CREATED_AT;
import static dev.tunegate.domain.webhook.WebhookFixture.aWebhook;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.shared.ListQuery;
import dev.tunegate.domain.shared.PagingContract;
import dev.tunegate.domain.shared.Race;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every keeper of endpoints must do. Each test begins without any. */
public interface WebhooksContract {

    Webhooks webhooks();

    private Webhook added(Webhook webhook) {
        webhooks().add(webhook);
        return webhook;
    }

    @Test
    default void an_endpoint_comes_back_with_its_secret() {
        var webhook = added(aWebhook().build());

        assertThat(webhooks().find(webhook.id())).contains(webhook);
        assertThat(webhooks().find(WebhookId.fresh())).isEmpty();
    }

    @Test
    default void a_rotated_and_disabled_one_comes_back_too() {
        var webhook = added(aWebhook().build());
        var now = CREATED_AT.plusSeconds(60);

        var changed =
                webhooks()
                        .change(
                                webhook.id(),
                                it -> it.rotated(true, now, "bob").gone(now, "gateway"))
                        .orElseThrow();

        assertThat(changed.secrets().former().orElseThrow().secret())
                .isEqualTo(webhook.secrets().current().orElseThrow());
        assertThat(changed.disabled().orElseThrow().reason()).isEqualTo(Webhook.Reason.GONE);
        assertThat(changed.revision().version()).isEqualTo(3);
        assertThat(webhooks().find(webhook.id())).contains(changed);
    }

    @Test
    default void each_sees_their_own_and_the_administrator_all() {
        var hers = added(aWebhook().build());
        var his = added(aWebhook().ownedBy(BOB).madeAfter(Duration.ofSeconds(1)).build());
        var everybodys =
                added(
                        aWebhook()
                                .ownedBy(Webhook.PLATFORM)
                                .madeAfter(Duration.ofSeconds(2))
                                .build());

        assertThat(webhooks().visibleTo(alice(), hers.id())).contains(hers);
        assertThat(webhooks().visibleTo(bob(), hers.id())).isEmpty();
        assertThat(webhooks().list(bob(), ListQuery.first(10)).items()).containsExactly(his);
        assertThat(webhooks().list(Caller.administrator(), ListQuery.first(10)).items())
                .containsExactly(everybodys, his, hers);
    }

    @Test
    default void a_list_is_read_page_by_page() {
        var ids =
                IntStream.range(0, 5)
                        .mapToObj(it -> added(aWebhook().madeAfter(Duration.ofSeconds(it)).build()))
                        .map(it -> it.id().value())
                        .toList();
        var his = added(aWebhook().ownedBy(BOB).build());
        var hers =
                new PagingContract(
                        it -> webhooks().list(alice(), it).map(each -> each.id().value()));

        hers.holds(ids);
        hers.refuses(his.id().value());
        hers.refuses("we_nobody");
    }

    @Test
    default void those_who_want_to_be_told_are_found_by_owner_and_type() {
        var hers = added(aWebhook().build());
        var all = added(aWebhook().ownedBy(Webhook.PLATFORM).build());
        added(aWebhook().toldOf(EventType.BATCH_FAILED).build());
        added(aWebhook().ownedBy(BOB).build());
        added(aWebhook().ownedBy(ALICE.rehearsing()).build());
        var off = added(aWebhook().build());
        webhooks().change(off.id(), it -> it.gone(CREATED_AT, "gateway"));

        assertThat(webhooks().wanting(EventType.JOB_FAILED, Webhook.audience(ALICE)))
                .containsExactlyInAnyOrder(hers.id(), all.id());
        assertThat(webhooks().wanting(EventType.JOB_QUEUED, Webhook.audience(ALICE))).isEmpty();
    }

    @Test
    default void one_that_is_gone_is_gone() {
        var webhook = added(aWebhook().build());

        assertThat(webhooks().remove(webhook.id())).isTrue();
        assertThat(webhooks().remove(webhook.id())).isFalse();
        assertThat(webhooks().find(webhook.id())).isEmpty();
        assertThat(webhooks().change(webhook.id(), it -> it)).isEmpty();
        assertThatThrownBy(() -> webhooks().nextSequence(webhook.id()))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    default void each_owner_is_counted_alone() {
        added(aWebhook().build());
        added(aWebhook().build());
        added(aWebhook().ownedBy(BOB).build());

        assertThat(webhooks().countOf(ALICE)).isEqualTo(2);
    }

    @Test
    default void no_number_is_given_twice() {
        var webhook = added(aWebhook().build()).id();
        var other = added(aWebhook().build()).id();
        Set<Long> given = new ConcurrentSkipListSet<>();

        Race.of(8, () -> given.add(webhooks().nextSequence(webhook)));

        assertThat(given).containsExactlyElementsOf(List.of(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L));
        assertThat(webhooks().nextSequence(other)).isOne();
    }
}
