package dev.tunegate.api.access;

import dev.tunegate.application.access.Explanation;
import dev.tunegate.application.access.Operation;
import dev.tunegate.domain.access.KeyId;
import java.util.List;
import java.util.Locale;

/** Why a key may do something or may not. */
record ExplanationBody(String key, String operation, boolean allowed, List<ReasonBody> reasons) {

    /** One thing that was looked at. */
    record ReasonBody(String check, String subject, boolean allowed, String detail) {

        static ReasonBody of(Explanation.Reason reason) {
            return new ReasonBody(
                    reason.check().name().toLowerCase(Locale.ROOT),
                    reason.subject(),
                    reason.allowed(),
                    reason.detail());
        }
    }

    static ExplanationBody of(KeyId key, Operation operation, Explanation explanation) {
        return new ExplanationBody(
                key.value(),
                operation.word(),
                explanation.allowed(),
                explanation.reasons().stream().map(ReasonBody::of).toList());
    }
}
