package dev.tunegate.providers.vertex;

import dev.tunegate.domain.finetuning.Term;
import dev.tunegate.domain.finetuning.TrainingTerms;
import dev.tunegate.domain.finetuning.TrainingTerms.Method;
import dev.tunegate.domain.provider.Source;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which requests Vertex AI takes for a Gemini model. */
final class VertexTerms {

    static final String ADAPTER_SIZE = "adapter_size";
    static final String LAST_CHECKPOINT_ONLY = "export_last_checkpoint_only";

    private static final Source API =
            Source.of(
                    "Vertex AI discovery document v1, TuningJob, revision 20260920", "2026-11-21");

    private VertexTerms() {}

    static TrainingTerms terms() {
        var methods = new LinkedHashMap<String, Method>();
        methods.put("supervised", new Method(parameters(), extensions()));
        var preference = parameters();
        preference.put(
                TrainingTerms.BETA,
                new Term.Taken(
                        "above 0 and at most 2: how close the model stays to its base", API));
        methods.put("dpo", new Method(preference, extensions()));
        return new TrainingTerms(VertexWords.VERTEX, methods);
    }

    private static Map<String, Term> parameters() {
        var parameters = new LinkedHashMap<String, Term>();
        parameters.put(TrainingTerms.EPOCHS, Term.Numbers.between("1", "50", API));
        parameters.put(
                TrainingTerms.BATCH_SIZE,
                new Term.Refused(
                        "Vertex AI chooses the batch size of Gemini models itself. What can be"
                                + " chosen there is provider_options.adapter_size.",
                        API));
        parameters.put(TrainingTerms.LEARNING_RATE_MULTIPLIER, new Term.Taken("above 0", API));
        parameters.put(
                TrainingTerms.SUFFIX,
                new Term.Taken("1 to 64 characters; the tuned model's display name", API));
        parameters.put(
                TrainingTerms.SEED,
                new Term.Ignored(
                        "Vertex AI knows no seed: the same job run twice may differ. The seed was"
                                + " kept, but not sent.",
                        API));
        parameters.put(TrainingTerms.VALIDATION_FILE, new Term.Taken("a file", API));
        parameters.put(
                TrainingTerms.INTEGRATIONS,
                new Term.ByGateway("reported by the gateway: at most 5, of W&B", API));
        return parameters;
    }

    private static Map<String, Term> extensions() {
        var extensions = new LinkedHashMap<String, Term>();
        extensions.put(ADAPTER_SIZE, new Term.OneOf(List.of("1", "2", "4", "8", "16", "32"), API));
        extensions.put(LAST_CHECKPOINT_ONLY, new Term.OneOf(List.of("true", "false"), API));
        return extensions;
    }
}
