package dev.tunegate.domain.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What every source of deployments must do. Tests begin with at least one deployment in it. */
public interface DeploymentsContract {

    Deployments deployments();

    @Test
    default void every_deployment_is_found_by_its_id_and_its_public_name() {
        var catalog = deployments().catalog();

        assertThat(catalog.deployments())
                .isNotEmpty()
                .allSatisfy(it -> assertThat(catalog.find(it.id())).contains(it))
                .allSatisfy(it -> assertThat(deployments().find(it.id())).contains(it))
                .allSatisfy(it -> assertThat(catalog.serving(it.name())).contains(it))
                .allSatisfy(it -> assertThat(catalog.names()).contains(it.name()));
    }

    @Test
    default void every_model_can_be_rehearsed_at_the_simulator_and_nowhere_else() {
        var rehearsal = deployments().rehearsal().orElseThrow();

        assertThat(rehearsal.names()).isEqualTo(deployments().catalog().names());
        assertThat(rehearsal.deployments())
                .allSatisfy(it -> assertThat(it.provider()).isEqualTo(Rehearsal.SIMULATOR))
                .allSatisfy(it -> assertThat(it.id().value()).startsWith("rehearsal~"))
                .allSatisfy(it -> assertThat(it.connection().apiKey()).isEmpty())
                .allSatisfy(
                        it ->
                                assertThat(deployments().find(it.id()).map(ModelDeployment::target))
                                        .contains(it.target()));
    }

    @Test
    default void asked_twice_it_answers_alike() {
        assertThat(deployments().catalog()).isEqualTo(deployments().catalog());
    }
}
