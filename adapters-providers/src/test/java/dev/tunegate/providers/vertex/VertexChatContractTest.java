package dev.tunegate.providers.vertex;

import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.finetuning.JobFixture;
import dev.tunegate.domain.inference.InferenceProvider;
import dev.tunegate.domain.inference.InferenceProviderContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Gemini keeps the contract of every provider's chat. */
class VertexChatContractTest implements InferenceProviderContract {

    private final VertexFixture vertex = new VertexFixture();
    private String model = "";

    @BeforeEach
    void tune() {
        var run = vertex.tuning.start(deployment(), vertex.order(JobFixture.aJob())).id();
        vertex.server.move(run.value(), "JOB_STATE_SUCCEEDED");
        model =
                vertex.tuning
                        .look(deployment(), run)
                        .flatMap(it -> it.outcome().tunedModel())
                        .orElseThrow();
    }

    @Override
    public InferenceProvider provider() {
        return vertex.chat;
    }

    @Override
    public ModelDeployment deployment() {
        return vertex.deployment();
    }

    @Override
    public String providerModel() {
        return model;
    }

    @AfterEach
    void stop() {
        vertex.close();
    }
}
