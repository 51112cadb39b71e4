package dev.tunegate.bootstrap.story.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.openai.client.OpenAIClient;
import com.openai.errors.NotFoundException;
import com.openai.errors.PermissionDeniedException;
import org.junit.jupiter.api.Test;

/** Every operation on models. */
@Keeps("Models")
final class ModelsContractStory {

    private final Contract contract;
    private final String key;
    private final OpenAIClient client;

    ModelsContractStory(Contract contract) {
        this.contract = contract;
        this.key = contract.house().key(ContractHouse.SIMULATED, ContractHouse.WIRED);
        this.client = contract.client(key);
    }

    @Test
    void models_keep_the_contract() {
        var model = contract.house().tuned(key);

        assertThat(client.models().list().data()).extracting(it -> it.id()).contains(model);
        assertThat(client.models().retrieve(model).ownedBy()).isEqualTo("simulator");
        assertThat(client.models().retrieve(ContractHouse.SIMULATED).id())
                .isEqualTo(ContractHouse.SIMULATED);
        assertThat(client.models().delete(model).deleted()).isTrue();
        assertThatThrownBy(() -> client.models().retrieve(model))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> client.models().delete(ContractHouse.WIRED))
                .isInstanceOf(PermissionDeniedException.class);
    }

    @Test
    void what_models_can_be_trained_to_do_is_told() {
        var path = "/fine_tuning/capabilities?model=" + ContractHouse.WIRED;
        var told = contract.answer("GET", path, key, "");

        assertThat(told.at("/data/0/provider").asString()).isEqualTo("openai");
        assertThat(told.at("/data/0/methods").propertyNames())
                .contains("supervised", "dpo", "reinforcement");
    }
}
