package dev.tunegate.domain.grader;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How alike two texts are to a model that embeds them: the cosine of the angle between the two. */
public final class Embeddings {

    private Embeddings() {}

    /** The members of a request for both texts' embeddings, beside its model. */
    public static Value.Members question(TemplateGrading.Pair of) {
        var texts = new Value.Elements(List.of(Value.of(of.input()), Value.of(of.reference())));
        return new Value.Members(Map.of())
                .with("input", texts)
                .with("encoding_format", Value.of("float"));
    }

    /** What the answer means: a score from 0 to 1, or that it makes no sense. */
    public static GraderResult result(String answer) {
        var vectors = Value.read(answer).flatMap(it -> it.member("data"));
        return cosine(vectors.flatMap(it -> vector(it, 0)), vectors.flatMap(it -> vector(it, 1)))
                .map(it -> GraderResult.of(Math.clamp(it, 0, 1)))
                .orElseGet(() -> GraderResult.failed(GraderFlag.MODEL_GRADER_PARSE_ERROR));
    }

    public static TokenUsage usage(String answer) {
        return Value.read(answer)
                .flatMap(it -> it.member("usage"))
                .map(ModelVerdict::usage)
                .orElse(TokenUsage.NONE);
    }

    private static Optional<List<Double>> vector(Value data, int index) {
        return data.element(index)
                .flatMap(it -> it.member("embedding"))
                .filter(Value.Elements.class::isInstance)
                .map(it -> ((Value.Elements) it).all())
                .map(it -> it.stream().flatMap(one -> one.number().stream()).toList());
    }

    private static Optional<Double> cosine(Optional<List<Double>> one, Optional<List<Double>> other) {
        if (one.isEmpty() || other.isEmpty() || one.get().size() != other.get().size()) {
            return Optional.empty();
        }
        var a = one.get();
        var b = other.get();
        double product = product(a, b) / Math.sqrt(product(a, a) * product(b, b));
        return Optional.of(product).filter(it -> Double.isFinite(it));
    }

    private static double product(List<Double> some, List<Double> others) {
        double sum = 0;
        for (int i = 0; i < some.size(); i++) {
            sum += some.get(i) * others.get(i);
        }
        return sum;
    }
}
