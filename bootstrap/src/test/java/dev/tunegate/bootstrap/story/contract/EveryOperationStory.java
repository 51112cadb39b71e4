package dev.tunegate.bootstrap.story.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Whether some story holds the house to each operation that OpenAI has too. */
final class EveryOperationStory {

    /** Headings of what OpenAI does not have. */
    private static final Set<String> OURS =
            Set.of(
                    "Access",
                    "Catalog",
                    "Credentials",
                    "Description",
                    "Health",
                    "Keys",
                    "Organizations",
                    "SCIM",
                    "Teams",
                    "Users");

    @Test
    void every_heading_of_the_description_is_ours_or_kept_by_one_story() {
        var served = new TreeSet<String>();
        ContractHouse.open()
                .description()
                .operations()
                .forEach(it -> served.add(Tried.heading(it)));
        served.removeAll(OURS);

        assertThat(kept()).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(served);
    }

    private static List<String> kept() {
        return new ClassFileImporter()
                .importPackages(EveryOperationStory.class.getPackageName()).stream()
                        .filter(it -> it.isAnnotatedWith(Keeps.class))
                        .map(EveryOperationStory::headings)
                        .flatMap(Arrays::stream)
                        .toList();
    }

    private static String[] headings(JavaClass story) {
        return story.getAnnotationOfType(Keeps.class).value();
    }

    @Test
    void every_published_answer_is_one_of_an_operation_that_is_served() {
        assertThat(ContractHouse.open().description().operations())
                .extracting(it -> it.id())
                .containsAll(OpenAiSchemas.operations());
    }

    @Test
    void whatever_is_called_in_a_story_is_noted_with_its_parameters() {
        var tried = new Tried(ContractHouse.open().description());

        assertThat(tried.missing(Set.of("Files"))).contains("listFiles", "createFile");
        tried.add("listFiles", exchange("/v1/files?limit=1&purpose=batch&after=x", "", ""));
        tried.add(
                "createFile",
                exchange("/v1/files", "multipart/form-data", "x; name=\"file\"; filename=\"y\""));
        assertThat(tried.missing(Set.of("Files")))
                .contains("listFiles order", "createFile purpose", "deleteFile")
                .doesNotContain("listFiles", "listFiles limit", "createFile file");
        assertThat(tried.missing(Set.of("Fine-tuning"))).contains("createFineTuningJob");
        var body = "{\"method\":{\"dpo\":{\"hyperparameters\":{\"beta\":1}}},\"model\":\"x\"}";
        tried.add("createFineTuningJob", exchange("/v1/fine_tuning/jobs", "", body));
        assertThat(tried.missing(Set.of("Fine-tuning")))
                .contains("createFineTuningJob seed", "createFineTuningJob method.type")
                .contains("createFineTuningJob integrations.wandb.tags")
                .doesNotContain("createFineTuningJob method.dpo.hyperparameters.beta");
    }

    private static Exchange exchange(String uri, String type, String body) {
        return new Exchange(
                "POST",
                URI.create(uri),
                type,
                body.getBytes(StandardCharsets.UTF_8),
                200,
                "",
                new byte[0]);
    }
}
