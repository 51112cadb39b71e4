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
    default void asked_twice_it_answers_alike() {
        assertThat(deployments().catalog()).isEqualTo(deployments().catalog());
    }
}
