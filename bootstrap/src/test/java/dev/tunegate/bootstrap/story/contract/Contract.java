package dev.tunegate.bootstrap.story.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.openai.client.OpenAIClient;
import com.openai.client.OpenAIClientImpl;
import com.openai.client.okhttp.OkHttpClient;
import com.openai.core.ClientOptions;

/** An official client of the house, which takes nothing that it would not call valid. */
final class Contract {

    private final ContractHouse house = ContractHouse.open();
    private final Witness witness = new Witness(OkHttpClient.builder().build(), house);

    ContractHouse house() {
        return house;
    }

    OpenAIClient client(String key) {
        return new OpenAIClientImpl(
                ClientOptions.builder()
                        .httpClient(witness)
                        .baseUrl(house.address() + "/v1")
                        .apiKey(key)
                        .adminApiKey(key)
                        .maxRetries(0)
                        .responseValidation(true)
                        .build());
    }

    /** Every operation was called, and nothing in any answer was amiss. */
    void isKept(String... operations) {
        assertThat(witness.findings()).isEmpty();
        assertThat(witness.seen()).contains(operations);
    }
}
