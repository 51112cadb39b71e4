package dev.tunegate.domain.finetuning;

import static dev.tunegate.domain.catalog.DeploymentFixture.aDeployment;
import static dev.tunegate.domain.finetuning.JobFixture.aJob;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The public names of what comes out. */
final class TunedNamesTest {

    @Test
    void a_name_tells_base_provider_suffix_and_job() {
        var job =
                aJob().withId("ftjob-0123456789abcdefghijklmn")
                        .at(aDeployment().at("simulator").named("gpt-4o-mini").build())
                        .suffixed("support")
                        .build();

        assertThat(TunedNames.ofModel(job).value())
                .isEqualTo("ft:gpt-4o-mini:simulator:support:ghijklmn");
        assertThat(TunedNames.ofCheckpoint(job, 250).value())
                .isEqualTo("ft:gpt-4o-mini:simulator:support:ghijklmn:ckpt-step-250");
    }

    @Test
    void the_place_of_a_suffix_stays_empty_where_there_is_none() {
        var job = aJob().withId("ftjob-0123456789abcdefghijklmn").build();

        assertThat(TunedNames.ofModel(job).value()).isEqualTo("ft:gpt-4o-mini:openai::ghijklmn");
    }

    @Test
    void the_longest_of_everything_still_fits() {
        var provider = "p".repeat(40);
        var job =
                aJob().at(aDeployment().at(provider).named("m".repeat(256)).build())
                        .suffixed("s".repeat(64))
                        .build();

        var name = TunedNames.ofCheckpoint(job, Long.MAX_VALUE);

        assertThat(name.value()).contains(":" + provider + ":" + "s".repeat(64) + ":");
    }

    @Test
    void a_tuned_model_can_be_tuned_on() {
        var base = TunedNames.ofModel(aJob().suffixed("s".repeat(64)).build());

        var name = TunedNames.ofModel(aJob().training(base.value()).build());

        assertThat(name.value()).startsWith("ft:ft:gpt-4o-mini:");
    }

    @Test
    void a_short_job_id_is_no_trouble() {
        assertThat(TunedNames.ofModel(aJob().withId("ftjob-7").build()).value())
                .isEqualTo("ft:gpt-4o-mini:openai::7");
    }
}
