package dev.tunegate.bootstrap.story.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.openai.client.OpenAIClient;
import com.openai.errors.BadRequestException;
import com.openai.errors.NotFoundException;
import com.openai.errors.PermissionDeniedException;
import com.openai.models.finetuning.checkpoints.permissions.PermissionCreateParams;
import com.openai.models.finetuning.checkpoints.permissions.PermissionDeleteParams;
import com.openai.models.finetuning.checkpoints.permissions.PermissionListParams;
import com.openai.models.finetuning.checkpoints.permissions.PermissionListParams.Order;
import com.openai.models.finetuning.checkpoints.permissions.PermissionListResponse;
import com.openai.models.finetuning.checkpoints.permissions.PermissionRetrieveParams;
import com.openai.services.blocking.finetuning.checkpoints.PermissionService;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every operation on the permissions of checkpoints with every parameter. */
@Keeps("Checkpoint permissions")
final class PermissionsContractStory {

    private final ContractHouse house;
    private final OpenAIClient owner;
    private final PermissionService permissions;
    private final String model;

    PermissionsContractStory(Contract contract) {
        this.house = contract.house();
        var key = house.key(ContractHouse.SIMULATED);
        this.owner = contract.client(key);
        this.permissions = of(contract.client(ContractHouse.MASTER_KEY));
        this.model = house.tuned(key);
    }

    private static PermissionService of(OpenAIClient client) {
        return client.fineTuning().checkpoints().permissions();
    }

    private String team() {
        return house.post("/team/new", ContractHouse.MASTER_KEY, "{}").at("/team_id").asString();
    }

    @Test
    void permissions_keep_the_contract() {
        var teams = List.of(team(), team(), team());
        assertThat(permissions.list(model).data()).isEmpty();

        var wish = PermissionCreateParams.builder().projectIds(teams).build();
        var made = permissions.create(model, wish).data();

        assertThat(made).extracting(it -> it.projectId()).containsExactlyElementsOf(teams);
        var oldest = listed(PermissionListParams.builder().order(Order.ASCENDING).limit(2));
        assertThat(oldest)
                .containsExactlyInAnyOrderElementsOf(made.stream().map(it -> it.id()).toList());
        assertThat(listed(PermissionListParams.builder().order(Order.DESCENDING)))
                .isEqualTo(oldest.reversed());
        assertThat(listed(PermissionListParams.builder().after(oldest.get(2)).limit(1)))
                .containsExactly(oldest.get(1), oldest.get(0));
        assertThat(listed(PermissionListParams.builder().projectId(teams.get(1))))
                .containsExactly(made.get(1).id());
        assertThat(retrieved(teams.get(2))).containsExactly(made.get(2).id());

        var first = made.getFirst().id();
        assertThat(deleted(first)).isTrue();
        assertThat(oldestFirst()).doesNotContain(first).hasSize(2);
        assertThatThrownBy(() -> deleted(first)).isInstanceOf(NotFoundException.class);
    }

    @Test
    void who_may_not_share_or_shares_nothing_is_told_so() {
        var wish = PermissionCreateParams.builder().addProjectId(team()).build();

        assertThatThrownBy(() -> of(owner).create(model, wish))
                .isInstanceOf(PermissionDeniedException.class);
        assertThatThrownBy(() -> permissions.create("ft:x:y::nothing1", wish))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(
                        () ->
                                permissions.list(
                                        model, PermissionListParams.builder().limit(0).build()))
                .isInstanceOf(BadRequestException.class);
    }

    private List<String> oldestFirst() {
        return listed(PermissionListParams.builder().order(Order.ASCENDING));
    }

    private List<String> listed(PermissionListParams.Builder wish) {
        return permissions.list(model, wish.build()).autoPager().stream()
                .map(PermissionListResponse::id)
                .toList();
    }

    /** What the SDK had before it had pages. */
    @SuppressWarnings("deprecation")
    private List<String> retrieved(String team) {
        var wish =
                PermissionRetrieveParams.builder()
                        .projectId(team)
                        .limit(5)
                        .order(PermissionRetrieveParams.Order.ASCENDING)
                        .build();
        return permissions.retrieve(model, wish).data().stream().map(it -> it.id()).toList();
    }

    private boolean deleted(String permission) {
        return permissions
                .delete(
                        PermissionDeleteParams.builder()
                                .fineTunedModelCheckpoint(model)
                                .permissionId(permission)
                                .build())
                .deleted();
    }
}
