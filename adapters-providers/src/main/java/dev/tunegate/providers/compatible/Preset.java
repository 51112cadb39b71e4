package dev.tunegate.providers.compatible;

import dev.tunegate.domain.catalog.Connection;
import dev.tunegate.domain.finetuning.Capabilities.Feature;
import dev.tunegate.domain.finetuning.Term;
import dev.tunegate.domain.finetuning.TrainingTerms;
import dev.tunegate.domain.provider.Source;
import dev.tunegate.providers.openaiwire.Declared;
import dev.tunegate.providers.openaiwire.Declared.SettingsIn;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is usual at a host, until the configuration says otherwise.
 *
 * @param other what the host makes of parameters otherwise than OpenAI
 */
record Preset(Declared declared, Map<String, Term> other) {

    private static final Source NEBIUS_DOCS =
            Source.of("Nebius Token Factory documentation, fine-tuning", "2026-11-21");

    /** Nothing but the method that every host has. */
    private static final Preset PLAIN =
            new Preset(
                    new Declared(
                            Set.of("supervised"),
                            Set.of(Feature.EVENTS, Feature.CHECKPOINTS, Feature.RESULT_FILES),
                            Set.of(),
                            Optional.empty(),
                            true,
                            SettingsIn.METHOD),
                    Map.of());

    /** Amazon Bedrock's OpenAI-shaped API: reinforcement only, with a Lambda as grader. */
    private static final Preset MANTLE =
            new Preset(
                    new Declared(
                            Set.of("reinforcement"),
                            Set.of(Feature.EVENTS, Feature.CHECKPOINTS),
                            Set.of(),
                            Optional.empty(),
                            true,
                            SettingsIn.METHOD),
                    Map.of());

    /** Its checkpoints are files, no models that could be called. */
    private static final Preset NEBIUS =
            new Preset(
                    new Declared(
                            Set.of("supervised"),
                            Set.of(Feature.EVENTS, Feature.RESULT_FILES),
                            Set.of(
                                    "learning_rate",
                                    "lora",
                                    "lora_alpha",
                                    "lora_dropout",
                                    "lora_r",
                                    "max_grad_norm",
                                    "packing",
                                    "warmup_ratio",
                                    "weight_decay"),
                            Optional.of(5L << 30),
                            false,
                            SettingsIn.REQUEST),
                    Map.of(
                            TrainingTerms.LEARNING_RATE_MULTIPLIER,
                            new Term.Refused(
                                    "Nebius takes an absolute learning rate, as learning_rate in"
                                            + " provider_options.",
                                    NEBIUS_DOCS)));

    static Preset of(Connection connection) {
        var host =
                connection
                        .baseUrl()
                        .map(URI::getHost)
                        .map(it -> it.toLowerCase(Locale.ROOT))
                        .orElse("");
        if (host.matches("bedrock-mantle\\.[a-z0-9-]+\\.api\\.aws")) {
            return MANTLE;
        }
        return host.endsWith(".nebius.com") ? NEBIUS : PLAIN;
    }
}
