package dev.tunegate.bootstrap.story.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.openai.client.OpenAIClient;
import com.openai.core.JsonValue;
import com.openai.errors.BadRequestException;
import com.openai.errors.NotFoundException;
import com.openai.models.webhooks.WebhookCreateParams;
import com.openai.models.webhooks.WebhookEndpoint;
import com.openai.models.webhooks.WebhookEndpointWithSecret;
import com.openai.models.webhooks.WebhookListParams;
import com.openai.models.webhooks.WebhookRotateSecretParams;
import com.openai.models.webhooks.WebhookTestParams;
import com.openai.models.webhooks.WebhookUpdateParams;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Every operation on webhook endpoints with every parameter; those that are ours as plain HTTP. */
@Keeps("Webhooks")
final class WebhooksContractStory {

    private final Contract contract;
    private final ContractHouse house;
    private final String key;
    private final OpenAIClient client;

    WebhooksContractStory(Contract contract) {
        this.contract = contract;
        this.house = contract.house();
        this.key = house.developer(ContractHouse.SIMULATED);
        this.client = contract.client(key);
    }

    private WebhookEndpointWithSecret made(String url) {
        return client.webhooks()
                .create(
                        WebhookCreateParams.builder()
                                .name("told")
                                .url(url)
                                .addEventType(
                                        WebhookCreateParams.EventType.FINE_TUNING_JOB_SUCCEEDED)
                                .addEventType(WebhookCreateParams.EventType.BATCH_COMPLETED)
                                .putAdditionalBodyProperty("scope", JsonValue.from("own"))
                                .build());
    }

    @Test
    void endpoints_keep_the_contract() {
        var webhooks = client.webhooks();
        var one = made(house.receiver().glad());
        var other = made(house.receiver().vain());

        assertThat(one.signingSecret()).startsWith("whsec_");
        assertThat(webhooks.retrieve(one.id()).signingSecretHint()).isPresent();
        assertThat(listed(WebhookListParams.builder().limit(1)))
                .containsExactly(other.id(), one.id());
        assertThat(listed(WebhookListParams.builder().after(other.id()))).containsExactly(one.id());
        assertThat(webhooks.eventTypes().list().data()).contains("batch.completed");
        assertThat(changed(one.id()).name()).isEqualTo("renamed");
        assertThat(rotated(one.id())).isNotEqualTo(one.signingSecret());
        assertThat(tested(one.id())).isEqualTo(204);
        assertThat(tested(other.id())).isEqualTo(503);
        assertThat(webhooks.delete(one.id()).deleted()).isTrue();
        assertThatThrownBy(() -> webhooks.retrieve(one.id())).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> made("http://10.0.0.1/")).isInstanceOf(BadRequestException.class);
    }

    private List<String> listed(WebhookListParams.Builder wish) {
        return client.webhooks().list(wish.build()).autoPager().stream()
                .map(WebhookEndpoint::id)
                .toList();
    }

    private WebhookEndpoint changed(String id) {
        return client.webhooks()
                .update(
                        id,
                        WebhookUpdateParams.builder()
                                .name("renamed")
                                .url(house.receiver().glad())
                                .addEventType(WebhookUpdateParams.EventType.BATCH_FAILED)
                                .putAdditionalBodyProperty("status", JsonValue.from("enabled"))
                                .build());
    }

    private String rotated(String id) {
        return client.webhooks()
                .rotateSecret(
                        id,
                        WebhookRotateSecretParams.builder()
                                .keepOldSecretActiveFor24Hours(true)
                                .build())
                .signingSecret();
    }

    private long tested(String id) {
        return client.webhooks()
                .test(
                        id,
                        WebhookTestParams.builder()
                                .eventType(WebhookTestParams.EventType.BATCH_EXPIRED)
                                .build())
                .statusCode();
    }

    @Test
    void deliveries_are_listed_and_made_again() {
        var path = "/webhook_endpoints/" + made(house.receiver().glad()).id() + "/deliveries";
        house.tuned(key);
        ContractHouse.eventually("it is told", () -> delivered(path).size() == 1);
        house.tuned(key);
        ContractHouse.eventually("it is told", () -> delivered(path).size() == 2);

        var newest = delivered(path).path(0).at("/id").asString();
        var behind = contract.answer("GET", path + "?limit=1&after=" + newest, key, "");
        assertThat(behind.at("/data").size()).isOne();
        assertThat(behind.at("/has_more").asBoolean()).isFalse();
        var again = contract.answer("POST", path + "/" + newest + "/replay", key, "");
        assertThat(again.at("/status").asString()).isEqualTo("pending");
        var replay = contract.answer("POST", path + "/replay_failed", key, "{\"since\":0}");
        assertThat(replay.at("/replayed").asInt()).isZero();
    }

    private JsonNode delivered(String path) {
        var query = "?status=succeeded&order=desc";
        return contract.answer("GET", path + query, key, "").at("/data");
    }
}
