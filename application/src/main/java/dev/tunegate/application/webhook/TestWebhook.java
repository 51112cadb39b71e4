package dev.tunegate.application.webhook;

import dev.tunegate.application.shared.UseCase;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.shared.RandomId;
import dev.tunegate.domain.shared.Refusal;
import dev.tunegate.domain.webhook.EventType;
import dev.tunegate.domain.webhook.Reply;
import dev.tunegate.domain.webhook.WebhookEvent;
import dev.tunegate.domain.webhook.WebhookSender;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Sends a sample event to an endpoint, once and at once; nothing of it is kept. */
@UseCase
public final class TestWebhook {

    private final KnownWebhooks known;
    private final WebhookSender sender;
    private final Clock clock;

    public TestWebhook(KnownWebhooks known, WebhookSender sender, Clock clock) {
        this.known = known;
        this.sender = sender;
        this.clock = clock;
    }

    /**
     * @return the status that the endpoint has answered with
     * @throws Refusal.NotFound if there is none, or the caller may not know of it
     * @throws Refusal.InvalidInput if there was no answer
     */
    public int test(Caller caller, String id, EventType type) {
        var webhook = known.changeable(caller, id);
        var now = clock.instant();
        var secrets = webhook.secrets().signing(now);
        if (secrets.isEmpty()) {
            throw silent(Reply.Reason.SECRET_LOST);
        }
        var event = WebhookEvent.of(type, sample(type), now.truncatedTo(ChronoUnit.MICROS));
        var reply =
                sender.send(
                        new WebhookSender.Message(
                                webhook.subscription().url(),
                                event,
                                Optional.empty(),
                                secrets,
                                now));
        return switch (reply) {
            case Reply.Answered it -> it.status();
            case Reply.Silent it -> throw silent(it.reason());
        };
    }

    /** Names nothing that there is. */
    private static String sample(EventType type) {
        var prefix = type.word().startsWith("batch.") ? "batch_" : "ftjob-";
        return prefix + "sample" + RandomId.letters(18);
    }

    private static Refusal silent(Reply.Reason reason) {
        return new Refusal.InvalidInput(
                "webhook_endpoint_id",
                "no_answer",
                "The endpoint has not answered: " + reason.word() + ".");
    }
}
