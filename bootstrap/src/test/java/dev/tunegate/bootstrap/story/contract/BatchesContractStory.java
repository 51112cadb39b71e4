package dev.tunegate.bootstrap.story.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.openai.client.OpenAIClient;
import com.openai.core.JsonValue;
import com.openai.errors.BadRequestException;
import com.openai.errors.NotFoundException;
import com.openai.models.batches.Batch;
import com.openai.models.batches.BatchCreateParams;
import com.openai.models.batches.BatchListParams;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every operation on batches with every parameter. */
@Keeps("Batches")
final class BatchesContractStory {

    private final ContractHouse house;
    private final String key;
    private final OpenAIClient client;

    BatchesContractStory(Contract contract) {
        this.house = contract.house();
        this.key = house.key(ContractHouse.SIMULATED, ContractHouse.WIRED, ContractHouse.SLOW);
        this.client = contract.client(key);
    }

    private Batch create(String rows) {
        return client.batches()
                .create(
                        BatchCreateParams.builder()
                                .inputFileId(house.file(key, "batch", rows))
                                .endpoint(BatchCreateParams.Endpoint.V1_CHAT_COMPLETIONS)
                                .completionWindow(BatchCreateParams.CompletionWindow._24H)
                                .metadata(
                                        BatchCreateParams.Metadata.builder()
                                                .putAdditionalProperty(
                                                        "team", JsonValue.from("blue"))
                                                .build())
                                .outputExpiresAfter(
                                        BatchCreateParams.OutputExpiresAfter.builder()
                                                .seconds(7200)
                                                .build())
                                .build());
    }

    private Batch ended(Batch batch) {
        ContractHouse.eventually(
                batch.id() + " ends",
                () -> {
                    var now = client.batches().retrieve(batch.id());
                    return now.completedAt().isPresent() || now.cancelledAt().isPresent();
                });
        return client.batches().retrieve(batch.id());
    }

    @Test
    void batches_keep_the_contract() {
        var simulated = create(Rows.requests(ContractHouse.SIMULATED, 2));
        var wired = create(Rows.requests(ContractHouse.WIRED, 2));
        var slow = create(Rows.requests(ContractHouse.SLOW, 1));
        var atFault = create(Rows.requests("nothing", 1).replaceFirst("nothing", "slow"));

        assertThat(atFault.status()).isEqualTo(Batch.Status.FAILED);
        assertThat(client.batches().cancel(slow.id()).status().asString())
                .isIn("cancelling", "cancelled");
        assertThat(ended(slow).status()).isEqualTo(Batch.Status.CANCELLED);
        for (var batch : List.of(simulated, wired)) {
            var whole = ended(batch);
            assertThat(whole.requestCounts().orElseThrow().completed()).isEqualTo(2);
            assertThat(whole.requestCounts().orElseThrow().failed()).isEqualTo(1);
            assertThat(client.files().retrieve(whole.outputFileId().orElseThrow()).bytes())
                    .isPositive();
        }
        assertThatThrownBy(() -> client.batches().cancel(simulated.id()))
                .isInstanceOf(BadRequestException.class);
        assertThatThrownBy(() -> client.batches().retrieve("batch_nothing"))
                .isInstanceOf(NotFoundException.class);

        var all = List.of(atFault.id(), slow.id(), wired.id(), simulated.id());
        assertThat(listed(BatchListParams.builder())).isEqualTo(all);
        assertThat(listed(BatchListParams.builder().limit(1))).isEqualTo(all);
        assertThat(listed(BatchListParams.builder().after(slow.id()))).isEqualTo(all.subList(2, 4));
    }

    @Test
    void no_batches_are_a_list_too() {
        assertThat(client.batches().list().data()).isEmpty();
    }

    private List<String> listed(BatchListParams.Builder wish) {
        return client.batches().list(wish.build()).autoPager().stream().map(Batch::id).toList();
    }
}
