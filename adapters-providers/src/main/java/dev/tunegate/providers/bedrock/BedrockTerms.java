package dev.tunegate.providers.bedrock;

import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.dataset.DataTerms;
import dev.tunegate.domain.dataset.DatasetFormat;
import dev.tunegate.domain.finetuning.Term;
import dev.tunegate.domain.finetuning.Term.ByGateway;
import dev.tunegate.domain.finetuning.Term.Ignored;
import dev.tunegate.domain.finetuning.Term.Refused;
import dev.tunegate.domain.finetuning.Term.Taken;
import dev.tunegate.domain.finetuning.TrainingTerms;
import dev.tunegate.domain.finetuning.TrainingTerms.Method;
import dev.tunegate.domain.provider.Limit;
import dev.tunegate.domain.provider.Source;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What Bedrock trains, and from what. Only by example: it has no preference tuning, and its
 * reinforcement tuning takes a Lambda function where OpenAI has graders, which cannot be made out
 * of one another.
 */
final class BedrockTerms {

    static final String WARMUP = "warmup_steps";
    static final String ROLE = "role_arn";
    static final String JOB_NAME = "job_name";
    static final String OUTPUT = "output_file";

    /** What a caller may set only where an administrator allows it. */
    static final Set<String> GUARDED = Set.of(ROLE, JOB_NAME, OUTPUT);

    private static final Source API =
            Source.of("AWS service model 'bedrock', CreateModelCustomizationJob", "2026-11-21");
    private static final Source DATA =
            Source.of(
                    "https://docs.aws.amazon.com/bedrock/latest/userguide/model-customization-prepare.html",
                    "2026-11-21");
    private static final long TITAN_BYTES = 1L << 30;

    private BedrockTerms() {}

    static TrainingTerms training(ModelDeployment at) {
        var supervised = new Method(parameters(ModelFamily.of(at)), extensions(at));
        return new TrainingTerms(BedrockWords.BEDROCK, Map.of("supervised", supervised));
    }

    private static Map<String, Term> parameters(ModelFamily family) {
        var terms = new LinkedHashMap<String, Term>();
        family.dials().ifPresentOrElse(it -> known(terms, it), () -> unknown(terms));
        terms.put(
                TrainingTerms.SUFFIX,
                new Taken("in the tuned model's name, as far as its characters are taken", API));
        terms.put(
                TrainingTerms.SEED,
                new Ignored("Bedrock takes no seed: the job is trained without it.", API));
        terms.put(TrainingTerms.VALIDATION_FILE, new Taken("a file", API));
        terms.put(
                TrainingTerms.INTEGRATIONS,
                new ByGateway("reported by the gateway: at most 5, of W&B", API));
        return terms;
    }

    private static void known(Map<String, Term> terms, Dials dials) {
        var source = dials.source();
        terms.put(TrainingTerms.EPOCHS, dials.epochs().term(source));
        terms.put(
                TrainingTerms.BATCH_SIZE,
                dials.batch()
                        .map(it -> it.term(source))
                        .orElseGet(() -> new Refused("the model has no batch size.", source)));
        terms.put(TrainingTerms.LEARNING_RATE_MULTIPLIER, dials.rate().multipliers().term(source));
    }

    private static void unknown(Map<String, Term> terms) {
        terms.put(TrainingTerms.EPOCHS, new Taken("as the model takes them", API));
        terms.put(TrainingTerms.BATCH_SIZE, new Taken("as the model takes it", API));
        terms.put(
                TrainingTerms.LEARNING_RATE_MULTIPLIER,
                new Refused("the model's usual learning rate is not known.", API));
    }

    private static Map<String, Term> extensions(ModelDeployment at) {
        var terms = new LinkedHashMap<String, Term>();
        ModelFamily.of(at)
                .dials()
                .ifPresent(
                        dials ->
                                dials.warmup()
                                        .ifPresent(
                                                it -> terms.put(WARMUP, it.term(dials.source()))));
        var allowed = allowed(at);
        GUARDED.stream().sorted().forEach(it -> terms.put(it, guarded(allowed.contains(it))));
        return terms;
    }

    private static Term guarded(boolean allowed) {
        return allowed
                ? new Taken("allowed by the administrator of this gateway", API)
                : new Refused("only an administrator of this gateway sets it.", API);
    }

    /** Which of Bedrock's own parameters the deployment's administrator leaves to callers. */
    static Set<String> allowed(ModelDeployment at) {
        return Arrays.stream(at.option(BedrockWords.CALLER_MAY_SET).orElse("").split(","))
                .map(String::strip)
                .filter(it -> !it.isEmpty())
                .collect(Collectors.toSet());
    }

    static DataTerms data(ModelDeployment at) {
        var family = ModelFamily.of(at);
        return switch (family) {
            case NOVA -> terms("Bedrock conversation JSON Lines", false, List.of());
            case CLAUDE -> terms("Claude messages JSON Lines", false, List.of());
            case LLAMA, OTHER -> terms("prompt and completion JSON Lines", true, List.of());
            case TITAN, TITAN_PREMIER ->
                    new DataTerms(
                            both("prompt and completion JSON Lines"),
                            OptionalLong.of(TITAN_BYTES),
                            List.of(
                                    new Limit("training file", "1 GB", DATA),
                                    new Limit("validation file", "100 MB", DATA)));
        };
    }

    private static DataTerms terms(String words, boolean completions, List<Limit> limits) {
        var formats = completions ? both(words) : Map.of(DatasetFormat.CHAT, words);
        return new DataTerms(formats, OptionalLong.empty(), limits);
    }

    private static Map<DatasetFormat, String> both(String words) {
        return Map.of(DatasetFormat.CHAT, words, DatasetFormat.COMPLETION, words);
    }
}
