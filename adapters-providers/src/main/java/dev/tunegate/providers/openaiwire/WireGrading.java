package dev.tunegate.providers.openaiwire;

import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.grader.Grader;
import dev.tunegate.domain.grader.GraderResult;
import dev.tunegate.domain.grader.Grading;
import dev.tunegate.domain.grader.Subject;
import dev.tunegate.domain.grader.Value;
import dev.tunegate.domain.provider.ProviderId;
import dev.tunegate.providers.http.Effect;
import dev.tunegate.providers.http.HttpCall;
import java.util.Map;
import java.util.Optional;

/** Graders at a host that speaks OpenAI's format and runs programs. */
final class WireGrading implements Grading {

    private static final String PATH = "/fine_tuning/alpha/graders";

    private final WireClient client;

    WireGrading(WireClient client) {
        this.client = client;
    }

    @Override
    public ProviderId provider() {
        return client.dialect().provider();
    }

    @Override
    public Optional<Programs> python(ModelDeployment at) {
        return client.dialect().runsPrograms(at) ? Optional.of(new Hosted()) : Optional.empty();
    }

    /** What the host does with programs. */
    private final class Hosted implements Programs {

        @Override
        public void validate(ModelDeployment at, Grader.Python grader) {
            var question = new Value.Members(Map.of("grader", json(grader)));
            client.question(at, PATH + "/validate", body(question), WireClient.text(at));
        }

        @Override
        public GraderResult run(ModelDeployment at, Grader.Python grader, Subject subject) {
            var text = WireClient.text(at);
            var question =
                    new Value.Members(Map.of("grader", json(grader)))
                            .with("model_sample", Value.of(subject.sample()))
                            .with("item", subject.item());
            var answer = client.question(at, PATH + "/run", body(question), text);
            return GraderJson.result(answer, text)
                    .orElseThrow(() -> client.unreadable(Effect.ANSWERING, null));
        }
    }

    private static HttpCall.Body body(Value question) {
        return HttpCall.Body.json(question.json());
    }

    private static Value json(Grader.Python grader) {
        var json =
                new Value.Members(Map.of())
                        .with("type", Value.of(grader.type()))
                        .with("name", Value.of(grader.name()))
                        .with("source", Value.of(grader.source()));
        return grader.imageTag().map(it -> json.with("image_tag", Value.of(it))).orElse(json);
    }
}
