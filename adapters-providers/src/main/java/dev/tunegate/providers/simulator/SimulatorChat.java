package dev.tunegate.providers.simulator;

import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.inference.InferenceProvider;
import dev.tunegate.domain.inference.ModelAnswer;
import dev.tunegate.domain.inference.ModelCall;
import dev.tunegate.domain.provider.ProviderFailure;
import dev.tunegate.domain.provider.ProviderId;
import dev.tunegate.providers.completion.CompletionsOverChat;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers in place of a model, from the lessons of its run; every answer says that it is simulated.
 */
final class SimulatorChat implements InferenceProvider {

    private static final String LABEL = "[simulated] ";

    private final Notes notes;
    private final Clock clock;
    private final Pause pause;
    private final JsonMapper mapper = new JsonMapper();

    SimulatorChat(Notes notes, Clock clock, Pause pause) {
        this.notes = notes;
        this.clock = clock;
        this.pause = pause;
    }

    @Override
    public ProviderId provider() {
        return Notes.SIMULATOR;
    }

    @Override
    public ModelAnswer complete(ModelDeployment at, ModelCall call) {
        pause.take(SimulatorOptions.of(at).latency());
        var question = ChatQuestionReader.read(mapper, call.body());
        var text = LABEL + text(at, call, question);
        return new ChatWriter(mapper, question, call.asked().value(), clock.instant()).answer(text);
    }

    @Override
    public Optional<Answering> completions() {
        return Optional.of(new CompletionsOverChat(this::complete));
    }

    @Override
    public Optional<Answering> embeddings() {
        return Optional.of(this::embed);
    }

    private ModelAnswer embed(ModelDeployment at, ModelCall call) {
        pause.take(SimulatorOptions.of(at).latency());
        if (!call.providerModel().equals(at.target().model())) {
            run(at, call);
        }
        return new SimulatedEmbeddings(mapper).answer(call);
    }

    private String text(ModelDeployment at, ModelCall call, ChatQuestion question) {
        if (call.providerModel().equals(at.target().model())) {
            return "This is " + call.asked() + ", a simulated model that was never trained.";
        }
        return Recall.of(lessons(at, call), question.last())
                .map(Lesson::answer)
                .orElseGet(
                        () ->
                                "This is "
                                        + call.asked()
                                        + ", a simulated tuned model. None of the training"
                                        + " examples that it remembers is like this question.");
    }

    private List<Lesson> lessons(ModelDeployment at, ModelCall call) {
        return notes.lessons(at, run(at, call).job());
    }

    private RunNote run(ModelDeployment at, ModelCall call) {
        return servingRun(at, call.providerModel())
                .orElseThrow(
                        () ->
                                new ProviderFailure.Rejected(
                                        404,
                                        "model",
                                        "model_not_found",
                                        "The simulated provider has no such model."));
    }

    private Optional<RunNote> servingRun(ModelDeployment at, String model) {
        return RunNames.tunedBy(model)
                .flatMap(job -> notes.run(at, job))
                .filter(run -> new SimulatedRun(run, clock.instant()).serves(model));
    }

    @Override
    public void delete(ModelDeployment at, String providerModel) {
        pause.take(SimulatorOptions.of(at).latency());
        RunNames.tunedBy(providerModel)
                .flatMap(job -> notes.run(at, job))
                .filter(run -> RunNames.model(run).equals(providerModel))
                .ifPresent(
                        run -> {
                            notes.change(at, run.job(), RunNote::withoutModel);
                            notes.forgetLessons(at, run.job());
                        });
    }
}
