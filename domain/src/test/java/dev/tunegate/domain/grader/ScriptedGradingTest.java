package dev.tunegate.domain.grader;

import static dev.tunegate.domain.catalog.DeploymentFixture.aDeployment;

import dev.tunegate.domain.catalog.ModelDeployment;
import java.util.Optional;

/** The fake keeps the contract. */
final class ScriptedGradingTest implements GradingContract {

    private final ModelDeployment deployment = aDeployment().build();
    private final ScriptedGrading grading = new ScriptedGrading(deployment.provider());

    @Override
    public Grading grading() {
        return grading;
    }

    @Override
    public ModelDeployment deployment() {
        return deployment;
    }

    @Override
    public Optional<ModelDeployment> withoutPrograms() {
        return Optional.of(aDeployment().withOption("graders", "none").build());
    }
}
