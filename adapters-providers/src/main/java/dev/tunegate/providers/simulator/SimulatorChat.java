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
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers in place of a model, from the lessons of its run; every answer says that it is simulated.
 */
final class SimulatorChat implements InferenceProvider {

    private static final String LABEL = "[simulated] ";

    private final Notes notes;
    private final Clock clock;
    private final Pause pause;
    private final @Nullable Map<String, List<Lesson>> known;
    private final JsonMapper mapper = new JsonMapper();

    SimulatorChat(Notes notes, Clock clock, Pause pause) {
        this(notes, clock, pause, null);
    }

    private SimulatorChat(
            Notes notes, Clock clock, Pause pause, @Nullable Map<String, List<Lesson>> known) {
        this.notes = notes;
        this.clock = clock;
        this.pause = pause;
        this.known = known;
    }

    /** One for many requests at one moment: it looks up only once what a model has learnt. */
    SimulatorChat forManyRequests() {
        return new SimulatorChat(notes, clock, pause, new ConcurrentHashMap<>());
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
            var _ = lessons(at, call.providerModel());
        }
        return new SimulatedEmbeddings(mapper).answer(call);
    }

    private String text(ModelDeployment at, ModelCall call, ChatQuestion question) {
        if (call.providerModel().equals(at.target().model())) {
            return "This is " + call.asked() + ", a simulated model that was never trained.";
        }
        return Recall.of(lessons(at, call.providerModel()), question.last())
                .map(Lesson::answer)
                .orElseGet(
                        () ->
                                "This is "
                                        + call.asked()
                                        + ", a simulated tuned model. None of the training"
                                        + " examples that it remembers is like this question.");
    }

    /**
     * @throws ProviderFailure.Rejected if there is no such model
     */
    private List<Lesson> lessons(ModelDeployment at, String model) {
        return known == null
                ? taught(at, model)
                : known.computeIfAbsent(at.id() + " " + model, _ -> taught(at, model));
    }

    private List<Lesson> taught(ModelDeployment at, String model) {
        var run =
                servingRun(at, model)
                        .orElseThrow(
                                () ->
                                        new ProviderFailure.Rejected(
                                                404,
                                                "model",
                                                "model_not_found",
                                                "The simulated provider has no such model."));
        return notes.lessons(at, run.job());
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
