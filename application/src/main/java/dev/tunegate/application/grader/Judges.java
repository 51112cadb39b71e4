package dev.tunegate.application.grader;

import dev.tunegate.application.inference.ModelCalls;
import dev.tunegate.application.shared.Step;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.catalog.Endpoint;
import dev.tunegate.domain.catalog.ModelName;
import dev.tunegate.domain.grader.Embeddings;
import dev.tunegate.domain.grader.Grader.LabelModel;
import dev.tunegate.domain.grader.Grader.ScoreModel;
import dev.tunegate.domain.grader.Grader.Similarity;
import dev.tunegate.domain.grader.GraderErrors;
import dev.tunegate.domain.grader.GraderFlag;
import dev.tunegate.domain.grader.GraderResult;
import dev.tunegate.domain.grader.ModelQuestion;
import dev.tunegate.domain.grader.ModelVerdict;
import dev.tunegate.domain.grader.Subject;
import dev.tunegate.domain.grader.TemplateGrading;
import dev.tunegate.domain.grader.TokenUsage;
import dev.tunegate.domain.grader.Value;
import dev.tunegate.domain.shared.Refusal;
import java.util.function.Function;

/** Has models judge, asked as if the caller asked them: with the same rights, as the same owner. */
@Step
public final class Judges {

    /** OpenAI compares the embeddings of this model where a grader names none. */
    static final String USUAL_EMBEDDING = "text-embedding-3-large";

    /** Two embeddings of 4,096 figures, or a verdict with its steps, are far shorter. */
    private static final int MOST_BYTES = 1024 * 1024;

    private final ModelCalls models;

    public Judges(ModelCalls models) {
        this.models = models;
    }

    GraderResult score(Caller caller, ScoreModel grader, Subject subject, String path) {
        var name = grader.prompt().model();
        return ModelQuestion.of(grader, subject, path)
                .map(it -> judged(caller, name, path, it, verdict -> verdict.of(grader)))
                .orElseGet(Judges::unknownVariable);
    }

    GraderResult label(Caller caller, LabelModel grader, Subject subject, String path) {
        var name = grader.prompt().model();
        return ModelQuestion.of(grader, subject, path)
                .map(it -> judged(caller, name, path, it, verdict -> verdict.of(grader)))
                .orElseGet(Judges::unknownVariable);
    }

    GraderResult cosine(Caller caller, Similarity grader, Subject subject, String path) {
        var name = grader.model().orElse(USUAL_EMBEDDING);
        return TemplateGrading.pair(grader, subject, path)
                .map(Embeddings::question)
                .map(it -> alike(caller, name, path, it))
                .orElseGet(Judges::unknownVariable);
    }

    private static GraderResult unknownVariable() {
        return GraderResult.failed(GraderFlag.INVALID_VARIABLE_ERROR);
    }

    private GraderResult judged(
            Caller caller,
            String name,
            String path,
            Value.Members question,
            Function<ModelVerdict, GraderResult> meaning) {
        return asked(
                new Question(caller, Endpoint.CHAT_COMPLETIONS, model(name, path), question),
                answer -> meaning.apply(ModelVerdict.of(answer)),
                answer -> ModelVerdict.of(answer).usage());
    }

    private GraderResult alike(Caller caller, String name, String path, Value.Members question) {
        return asked(
                new Question(caller, Endpoint.EMBEDDINGS, model(name, path), question),
                Embeddings::result,
                Embeddings::usage);
    }

    private static ModelName model(String name, String path) {
        return ModelName.of(name, path + ".model");
    }

    /** What is asked of whom, in whose name. */
    private record Question(
            Caller caller, Endpoint endpoint, ModelName model, Value.Members members) {

        /** The members' JSON without the braces around it. */
        String inner() {
            var json = members.json();
            return json.substring(1, json.length() - 1);
        }
    }

    /** A provider that fails is the grader's failure; a model that one may not use is not. */
    private GraderResult asked(
            Question question,
            Function<String, GraderResult> meaning,
            Function<String, TokenUsage> usage) {
        try {
            var model = question.model();
            var answer =
                    models.answer(
                            question.caller(),
                            question.endpoint(),
                            model,
                            question.inner(),
                            MOST_BYTES);
            return meaning.apply(answer).judgedBy(model.value(), usage.apply(answer));
        } catch (Refusal.TurnedDownByProvider | Refusal.Unavailable e) {
            return GraderResult.failed(GraderErrors.modelServer(e.reason()));
        }
    }
}
