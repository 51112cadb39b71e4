package dev.tunegate.bootstrap.configuration;

import java.util.Set;

/** The providers that a configuration may name. */
final class ProviderWords {

    static final String OPENAI = "openai";
    static final String SIMULATOR = "simulator";
    static final Set<String> NAMES = Set.of(OPENAI, SIMULATOR);

    /** The end of a sentence about any other. */
    static final String OFFER =
            "; there are openai (also for every host that speaks OpenAI's API) and simulator.";

    private ProviderWords() {}
}
