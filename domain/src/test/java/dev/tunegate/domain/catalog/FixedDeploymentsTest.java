package dev.tunegate.domain.catalog;

import static dev.tunegate.domain.catalog.DeploymentFixture.aDeployment;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The fake keeps the contract, and changes when a test says so. */
final class FixedDeploymentsTest implements DeploymentsContract {

    private final FixedDeployments deployments =
            new FixedDeployments(
                    aDeployment().build(),
                    aDeployment().withId("openai-2").build(),
                    aDeployment().withId("azure-1").named("gpt-4.1").build());

    @Override
    public Deployments deployments() {
        return deployments;
    }

    @Test
    void another_catalog_takes_the_place_of_the_first() {
        var other = aDeployment().withId("other").build();

        deployments.set(other);

        assertThat(deployments.catalog().deployments()).containsExactly(other);
    }
}
