package dev.tunegate.admin.key;

import dev.tunegate.admin.key.KeysView.Choice;
import dev.tunegate.admin.web.Operator;
import dev.tunegate.application.access.ExplainAccess;
import dev.tunegate.application.access.Explanation;
import dev.tunegate.application.access.Operation;
import dev.tunegate.domain.access.KeyId;
import dev.tunegate.domain.access.Permission;
import dev.tunegate.domain.catalog.ModelName;
import dev.tunegate.domain.shared.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks why a key may do something or may not, and puts the answer into a page's words. */
@Component
final class KeyQuestions {

    private final ExplainAccess explain;

    KeyQuestions(ExplainAccess explain) {
        this.explain = explain;
    }

    /** What was asked about a key; nothing yet if there is no operation. */
    record Question(@Nullable String operation, @Nullable String model) {

        static final Question NONE = new Question(null, null);

        Optional<ModelName> name() {
            return Optional.ofNullable(model)
                    .map(String::strip)
                    .filter(it -> !it.isEmpty())
                    .map(it -> ModelName.of(it, "model"));
        }
    }

    /** One thing that was looked at. */
    record ReasonView(String check, String subject, boolean allowed, String detail) {}

    /** The verdict and what led to it. */
    record AnswerView(boolean allowed, List<ReasonView> reasons) {}

    /** The form with what was asked, and the answer if there is one; or else what was wrong. */
    record QuestionView(
            List<Choice> operations,
            String model,
            @Nullable String error,
            @Nullable AnswerView answer) {}

    /** Empty if the operator may not ask. */
    Optional<QuestionView> view(Operator operator, KeyId key, Question asked) {
        if (!operator.may(Permission.ACCESS_READ)) {
            return Optional.empty();
        }
        try {
            return Optional.of(view(asked, null, answer(operator, key, asked)));
        } catch (Refusal.InvalidInput e) {
            return Optional.of(view(asked, e.reason(), null));
        }
    }

    private @Nullable AnswerView answer(Operator operator, KeyId key, Question asked) {
        if (asked.operation() == null) {
            return null;
        }
        var operation = Operation.named(asked.operation());
        var answer = explain.explain(operator.caller(), key, asked.name(), operation);
        return new AnswerView(
                answer.allowed(), answer.reasons().stream().map(KeyQuestions::view).toList());
    }

    private static ReasonView view(Explanation.Reason it) {
        return new ReasonView(KeyLabels.of(it.check()), it.subject(), it.allowed(), it.detail());
    }

    private static QuestionView view(
            Question asked, @Nullable String error, @Nullable AnswerView answer) {
        var operations =
                Stream.of(Operation.values())
                        .map(
                                it ->
                                        new Choice(
                                                "operation-" + it.word(),
                                                it.word(),
                                                KeyLabels.of(it),
                                                it.word().equals(asked.operation())))
                        .toList();
        return new QuestionView(
                operations, asked.model() == null ? "" : asked.model(), error, answer);
    }
}
