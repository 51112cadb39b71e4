package dev.tunegate.providers.bedrock;

import static dev.tunegate.providers.bedrock.BedrockFixture.ROW;
import static dev.tunegate.providers.bedrock.BedrockFixture.aFile;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.domain.file.FileId;
import dev.tunegate.domain.file.FileStore;
import dev.tunegate.domain.file.ProviderFileId;
import dev.tunegate.domain.provider.ProviderFailure.Misconfigured;
import dev.tunegate.providers.bedrock.server.BedrockWireServer;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What lies in the bucket, and what is refused to lie there. */
class BedrockCopyTest {

    private static final FileId FILE = new FileId("file-ours0001");
    private static final String FOLDER = "tunegate/files/file-ours0001/";

    private final BedrockFixture aws = new BedrockFixture();
    private final FileStore store = aws.bedrock.fileStore();

    @AfterEach
    void stop() {
        aws.close();
    }

    private String key(ProviderFileId copy) {
        return S3Place.of(copy.value()).orElseThrow().key();
    }

    @Test
    void nothing_but_a_files_own_folder_is_ever_removed() {
        store.store(aws.deployment(), aFile(FILE, ROW));
        for (var place :
                new String[] {
                    "s3://somebody-elses/tunegate/files/file-ours0001/conversation.jsonl",
                    "s3://" + BedrockWireServer.BUCKET + "/tunegate/files/conversation.jsonl",
                    "s3://" + BedrockWireServer.BUCKET + "/conversation.jsonl"
                }) {
            assertThatThrownBy(() -> store.remove(aws.deployment(), new ProviderFileId(place)))
                    .isInstanceOf(Misconfigured.class);
        }

        assertThat(aws.server.objects()).hasSize(1);
    }

    @Test
    void a_bucket_that_is_not_there_is_the_operators_fault() {
        aws.with("s3_bucket_name", "somebody-elses");

        assertThatThrownBy(() -> store.store(aws.deployment(), aFile(FILE, ROW)))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("bucket does not exist");
    }

    @Test
    void a_wrong_secret_is_the_operators_fault_and_is_not_shown() {
        aws.withSecrets(
                Map.of(
                        "aws_access_key_id",
                        BedrockWireServer.ACCESS_KEY,
                        "aws_secret_access_key",
                        "wrong-secret"));

        assertThatThrownBy(() -> store.store(aws.deployment(), aFile(FILE, ROW)))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("SignatureDoesNotMatch")
                .message()
                .doesNotContain("wrong-secret")
                .doesNotContain(BedrockWireServer.ACCESS_KEY);
    }

    @Test
    void what_cannot_be_carried_is_said_before_anything_is_sent() {
        var row =
                "{\"messages\":[{\"role\":\"user\",\"content\":\"a\"},{\"role\":\"assistant\","
                        + "\"tool_calls\":[{\"id\":\"c1\",\"type\":\"function\",\"function\":"
                        + "{\"name\":\"f\",\"arguments\":\"{}\"}}]}]}\n";

        var report = store.examine(aws.deployment(), aFile(FILE, ROW + row));

        assertThat(report.findings()).hasSize(1);
        assertThat(report.findings().getFirst().line()).isEqualTo(2);
        assertThat(aws.server.requests()).isEmpty();
    }

    @Test
    void pictures_are_kept_once_in_the_same_bucket_and_go_with_the_file() {
        var picture =
                "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
        var row =
                "{\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"What?\"},"
                        + "{\"type\":\"image_url\",\"image_url\":{\"url\":\"data:image/png;base64,"
                        + picture
                        + "\"}}]},{\"role\":\"assistant\",\"content\":\"A dot.\"}]}\n";

        var copy = store.store(aws.deployment(), aFile(FILE, row + row));

        assertThat(aws.server.objects())
                .hasSize(2)
                .filteredOn(it -> it.startsWith(FOLDER + "pictures/") && it.endsWith(".png"))
                .hasSize(1);
        var shown = "s3://" + BedrockWireServer.BUCKET + "/" + FOLDER + "pictures/";
        assertThat(aws.server.content(key(copy)).orElseThrow()).contains(shown);

        store.remove(aws.deployment(), copy);
        assertThat(aws.server.objects()).isEmpty();
    }
}
