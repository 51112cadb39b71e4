package dev.tunegate.api.catalog;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tunegate.application.catalog.ModelCapabilities;
import dev.tunegate.domain.dataset.DataTerms;
import dev.tunegate.domain.dataset.DatasetFormat;
import dev.tunegate.domain.finetuning.Capabilities.Feature;
import dev.tunegate.domain.finetuning.TrainingTerms;
import dev.tunegate.domain.provider.Limit;
import dev.tunegate.domain.provider.Source;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What can be done with one model at one provider; a parameter that is not named is refused. */
record CapabilitiesBody(
        String object,
        String model,
        String provider,
        boolean configured,
        Map<String, MethodBody> methods,
        DataBody data,
        List<String> features) {

    /** The parameters of one method: OpenAI's, and the provider's own. */
    record MethodBody(Map<String, TermBody> parameters, Map<String, TermBody> extensions) {

        static MethodBody of(TrainingTerms.Method method) {
            return new MethodBody(
                    mapped(method.parameters(), TermBody::of),
                    mapped(method.extensions(), TermBody::of));
        }
    }

    /** What training data may be like; a format that is not named is refused. */
    record DataBody(
            Map<String, String> formats,
            @JsonProperty("max_bytes") @Nullable Long maxBytes,
            List<LimitBody> limits) {

        static DataBody of(DataTerms data) {
            var formats = new LinkedHashMap<String, String>();
            data.formats().forEach((format, written) -> formats.put(word(format), written));
            return new DataBody(
                    formats,
                    data.maxBytes().isPresent() ? data.maxBytes().getAsLong() : null,
                    data.limits().stream().map(LimitBody::of).toList());
        }

        private static String word(DatasetFormat format) {
            return format.name().toLowerCase(Locale.ROOT);
        }
    }

    record LimitBody(String name, String value, SourceBody source) {

        static LimitBody of(Limit limit) {
            return new LimitBody(limit.name(), limit.value(), SourceBody.of(limit.source()));
        }
    }

    /** Where the fact was read, and on which day. */
    record SourceBody(String document, String seen) {

        static SourceBody of(Source source) {
            return new SourceBody(source.document(), source.seen().toString());
        }
    }

    static CapabilitiesBody of(ModelCapabilities of) {
        var can = of.capabilities();
        return new CapabilitiesBody(
                "fine_tuning.capabilities",
                of.model().value(),
                of.provider().value(),
                of.configured(),
                mapped(can.training().methods(), MethodBody::of),
                DataBody.of(can.data()),
                can.features().stream().map(Feature::word).toList());
    }

    private static <S, T> Map<String, T> mapped(Map<String, S> from, Function<S, T> body) {
        var bodies = new LinkedHashMap<String, T>();
        from.forEach((name, value) -> bodies.put(name, body.apply(value)));
        return bodies;
    }
}
