package dev.tunegate.providers.openaiwire;

import dev.tunegate.domain.dataset.DataTerms;
import dev.tunegate.domain.dataset.DatasetFormat;
import dev.tunegate.domain.finetuning.Term;
import dev.tunegate.domain.finetuning.TrainingTerms;
import dev.tunegate.domain.finetuning.TrainingTerms.Method;
import dev.tunegate.domain.provider.Limit;
import dev.tunegate.domain.provider.ProviderId;
import dev.tunegate.domain.provider.Source;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeSet;

/** The terms of a host whose abilities are declared. */
public final class DeclaredTerms {

    private static final Source DECLARED =
            Source.of("the gateway's configuration, or its presets for known hosts", "2026-11-21");

    private DeclaredTerms() {}

    /**
     * @param other what the host makes of parameters otherwise than OpenAI
     */
    public static TrainingTerms training(
            ProviderId provider, Declared declared, Map<String, Term> other) {
        var extensions = new LinkedHashMap<String, Term>();
        new TreeSet<>(declared.extensions())
                .forEach(it -> extensions.put(it, new Term.Taken("passed on", DECLARED)));
        var methods = new LinkedHashMap<String, Method>();
        OpenAiTerms.training(provider)
                .methods()
                .forEach(
                        (word, method) -> {
                            if (declared.methods().contains(word)) {
                                var parameters = new LinkedHashMap<>(method.parameters());
                                parameters.put(
                                        TrainingTerms.INTEGRATIONS, OpenAiTerms.TRACKED_HERE);
                                parameters.putAll(other);
                                methods.put(word, new Method(parameters, extensions));
                            }
                        });
        return new TrainingTerms(provider, methods);
    }

    public static DataTerms data(Declared declared) {
        var all = OpenAiTerms.data().formats();
        var formats = new EnumMap<DatasetFormat, String>(DatasetFormat.class);
        all.forEach(
                (format, words) -> {
                    if (declared.methods().contains(method(format))) {
                        formats.put(format, words);
                    }
                });
        return new DataTerms(
                formats,
                declared.maxFileBytes().map(OptionalLong::of).orElseGet(OptionalLong::empty),
                declared.maxFileBytes().stream().map(DeclaredTerms::limit).toList());
    }

    private static Limit limit(long bytes) {
        return new Limit("file size", bytes + " bytes", DECLARED);
    }

    private static String method(DatasetFormat format) {
        return switch (format) {
            case CHAT, COMPLETION -> "supervised";
            case PREFERENCE -> "dpo";
            case REINFORCEMENT -> "reinforcement";
        };
    }
}
