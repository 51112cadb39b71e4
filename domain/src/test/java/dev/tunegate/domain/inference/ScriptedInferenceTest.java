package dev.tunegate.domain.inference;

import static dev.tunegate.domain.catalog.DeploymentFixture.aDeployment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.domain.catalog.ModelDeployment;
import org.junit.jupiter.api.Test;

/** The fake keeps the contract, and remembers what it was asked. */
final class ScriptedInferenceTest implements InferenceProviderContract {

    private final ModelDeployment deployment = aDeployment().build();
    private final ScriptedInference chat = new ScriptedInference(deployment.provider());

    @Override
    public InferenceProvider provider() {
        return chat;
    }

    @Override
    public ModelDeployment deployment() {
        return deployment;
    }

    @Override
    public String providerModel() {
        return "ft:secret-name:their-organization::9AbCdEfG";
    }

    @Test
    void the_provider_reads_its_own_name_and_all_else_unchanged() {
        var text = "{\"größe\":1, \"model\": \"" + ASKED + "\", \"n\":1}";
        var call = new ModelCall(ASKED, providerModel(), InferenceProviderContract.body(text));

        chat.complete(deployment, call);

        assertThat(chat.requests()).containsExactly(text.replace(ASKED.value(), providerModel()));
    }
}
