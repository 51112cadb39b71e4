package dev.tunegate.api.web;

import dev.tunegate.domain.shared.Refusal;
import java.time.Duration;

/** How each kind of refusal is answered. */
final class RefusalErrors {

    private RefusalErrors() {}

    static ErrorAnswer of(Refusal refusal) {
        var answer =
                switch (refusal) {
                    case Refusal.NotAuthenticated it ->
                            answer(401, it).with("WWW-Authenticate", "Bearer");
                    case Refusal.NotAllowed it -> answer(403, it);
                    case Refusal.NotFound it -> answer(404, it);
                    case Refusal.InvalidInput it -> answer(400, it);
                    case Refusal.TooLarge it -> answer(413, it);
                    case Refusal.WrongState it -> answer(400, it);
                    case Refusal.NotSupported it -> answer(400, it);
                    case Refusal.Conflict it -> answer(409, it).notToBeRetried();
                    case Refusal.Outdated it -> answer(412, it);
                    case Refusal.LimitReached it -> limit(it);
                    case Refusal.Unavailable it ->
                            answer(503, it).toBeRetriedAfter(seconds(it.retryAfter()));
                    case Refusal.TurnedDownByProvider it ->
                            answer(it.status(), it).notToBeRetried();
                };
        return answer.withParam(refusal.param().orElse(null));
    }

    /** Where no time will help, SDKs are told not to try again. */
    private static ErrorAnswer limit(Refusal.LimitReached refusal) {
        var answer = answer(429, refusal);
        return refusal.retryAfter()
                .map(it -> answer.toBeRetriedAfter(seconds(it)))
                .orElseGet(answer::notToBeRetried);
    }

    private static ErrorAnswer answer(int status, Refusal refusal) {
        return ErrorAnswer.of(status, refusal.code().orElse(null), refusal.reason());
    }

    /** Whole seconds, at least one: a pause of none would be no pause. */
    private static String seconds(Duration pause) {
        return Long.toString(Math.max(1, pause.plusMillis(999).toSeconds()));
    }
}
