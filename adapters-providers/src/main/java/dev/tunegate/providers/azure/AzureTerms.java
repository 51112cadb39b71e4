package dev.tunegate.providers.azure;

import dev.tunegate.domain.dataset.DataTerms;
import dev.tunegate.domain.dataset.DatasetFormat;
import dev.tunegate.domain.finetuning.Term;
import dev.tunegate.domain.finetuning.TrainingTerms;
import dev.tunegate.domain.finetuning.TrainingTerms.Method;
import dev.tunegate.domain.provider.Limit;
import dev.tunegate.domain.provider.Source;
import dev.tunegate.providers.openaiwire.OpenAiTerms;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** What Azure takes, in each of its dialects. */
final class AzureTerms {

    /** Azure's parameter that OpenAI does not know: where a job is trained, and at which price. */
    static final String TRAINING_TYPE = "trainingType";

    /** In both spellings that Microsoft's pages have; sent as they were written. */
    static final List<String> TRAINING_TYPES =
            List.of(
                    "standard",
                    "Standard",
                    "globalStandard",
                    "GlobalStandard",
                    "developerTier",
                    "DeveloperTier");

    private static final long MOST_IN_PARTS = 9L << 30;
    private static final long MOST_AS_ONE = 512L << 20;

    private static final Source GA =
            Source.of("Azure OpenAI API description 2024-10-21", "2026-11-21");
    private static final Source V1 = Source.of("Azure OpenAI v1 API description", "2026-11-21");
    private static final Source QUOTAS =
            Source.of("Microsoft Learn, Azure OpenAI quotas and limits", "2026-11-21");

    private AzureTerms() {}

    static TrainingTerms training(ApiVersion version) {
        return switch (version) {
            case ApiVersion.Ga _ -> ga();
            case ApiVersion.V1 _ -> v1();
        };
    }

    private static TrainingTerms ga() {
        var other =
                Map.<String, Term>of(
                        TrainingTerms.SUFFIX,
                        new Term.Taken(
                                "its first 9 characters; a marker of the gateway fills the"
                                        + " provider's 40",
                                GA),
                        TrainingTerms.INTEGRATIONS,
                        OpenAiTerms.TRACKED_HERE);
        return new TrainingTerms(AzureWords.AZURE, Map.of("supervised", OpenAiTerms.method(other)));
    }

    private static TrainingTerms v1() {
        var methods = new LinkedHashMap<String, Method>();
        OpenAiTerms.training(AzureWords.AZURE)
                .methods()
                .forEach(
                        (word, method) -> {
                            var parameters = new LinkedHashMap<>(method.parameters());
                            parameters.put(TrainingTerms.INTEGRATIONS, OpenAiTerms.TRACKED_HERE);
                            methods.put(word, new Method(parameters, extensions()));
                        });
        return new TrainingTerms(AzureWords.AZURE, methods);
    }

    private static Map<String, Term> extensions() {
        return Map.of(TRAINING_TYPE, new Term.OneOf(TRAINING_TYPES, V1));
    }

    static DataTerms data(TrainingTerms training, boolean inParts) {
        var formats = new EnumMap<DatasetFormat, String>(DatasetFormat.class);
        var all = OpenAiTerms.data().formats();
        formats.put(DatasetFormat.CHAT, all.get(DatasetFormat.CHAT));
        formats.put(DatasetFormat.COMPLETION, all.get(DatasetFormat.COMPLETION));
        if (training.methods().containsKey("dpo")) {
            formats.put(DatasetFormat.PREFERENCE, all.get(DatasetFormat.PREFERENCE));
        }
        if (training.methods().containsKey("reinforcement")) {
            formats.put(DatasetFormat.REINFORCEMENT, all.get(DatasetFormat.REINFORCEMENT));
        }
        return new DataTerms(
                formats,
                OptionalLong.of(inParts ? MOST_IN_PARTS : MOST_AS_ONE),
                List.of(
                        inParts
                                ? new Limit("file size, uploaded in parts", "9 GB", GA)
                                : new Limit("file size", "512 MB", QUOTAS),
                        new Limit("size of all training files of a resource", "1 GB", QUOTAS),
                        new Limit("queued jobs of a resource", "20", QUOTAS)));
    }
}
