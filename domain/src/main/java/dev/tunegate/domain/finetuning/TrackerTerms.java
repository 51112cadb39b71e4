package dev.tunegate.domain.finetuning;

import dev.tunegate.domain.catalog.Secret;
import java.net.URI;
import java.util.Optional;

/**
 * The account at Weights & Biases to which the gateway itself reports.
 *
 * @param baseUrl where its API is
 * @param key empty if there is no account
 * @param entity who owns runs whose job names nobody; empty means the account's usual owner
 */
public record TrackerTerms(URI baseUrl, Optional<Secret> key, Optional<String> entity) {

    /** Of the public service (its client 0.30.0, seen 2026-11-21). */
    public static final URI USUAL = URI.create("https://api.wandb.ai");

    public static final TrackerTerms NONE =
            new TrackerTerms(USUAL, Optional.empty(), Optional.empty());
}
