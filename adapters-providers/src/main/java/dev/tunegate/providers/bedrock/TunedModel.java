package dev.tunegate.providers.bedrock;

import java.util.Optional;

/**
 * A tuned model as Bedrock has it: the model itself, which costs its storage, and the deployment by
 * which it is called. Both names are kept, for Bedrock forgets which model a deployment was of once
 * the deployment is gone, and the model must be deleted after it.
 *
 * @param deployment its ARN
 * @param model its ARN
 */
record TunedModel(Optional<String> deployment, Optional<String> model) {

    private static final char BETWEEN = ' ';
    private static final String DEPLOYMENT = ":custom-model-deployment/";

    /** Reads the name that {@link #name} gave, or any name of Bedrock's for a model. */
    static TunedModel of(String name) {
        int between = name.indexOf(BETWEEN);
        if (between > 0) {
            return new TunedModel(
                    Optional.of(name.substring(0, between)),
                    Optional.of(name.substring(between + 1)));
        }
        return name.contains(DEPLOYMENT)
                ? new TunedModel(Optional.of(name), Optional.empty())
                : new TunedModel(Optional.empty(), Optional.of(name));
    }

    /** Both ARNs as one word. */
    String name() {
        return deployment
                .map(it -> model.map(of -> it + BETWEEN + of).orElse(it))
                .orElseGet(model::orElseThrow);
    }

    /** By what the model is called. */
    String called() {
        return deployment.orElseGet(model::orElseThrow);
    }
}
