package dev.tunegate.admin.key;

import dev.tunegate.admin.web.MomentView;
import dev.tunegate.admin.web.Moments;
import dev.tunegate.admin.web.Operator;
import dev.tunegate.domain.access.Permission;
import dev.tunegate.domain.access.Place;
import dev.tunegate.domain.catalog.ModelGrants;
import dev.tunegate.domain.key.Environment;
import dev.tunegate.domain.key.VirtualKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A virtual key as a row of the table.
 *
 * @param owner whose key it is
 * @param test whether it reaches nothing but the simulator
 * @param limits what is limited, and to how much
 * @param hint as much of the secret as people need to recognise it
 * @param changeable whether the operator is offered to block and delete it
 * @param expires null if the key opens until it is deleted
 */
record KeyView(
        String id,
        String name,
        String hint,
        String address,
        String jobs,
        String owner,
        String type,
        boolean test,
        StateView state,
        List<String> models,
        boolean everyModel,
        List<String> limits,
        MomentView created,
        @Nullable MomentView expires,
        boolean changeable) {

    /** Whether the key opens anything now. */
    record StateView(String word, String label, boolean blocked) {}

    static KeyView of(VirtualKey key, Operator operator, Moments moments) {
        var id = key.id().value();
        boolean every = key.powers().models().names().contains(ModelGrants.EVERY_MODEL);
        return new KeyView(
                id,
                key.displayName(),
                hint(key),
                "/admin/keys/" + id,
                "/admin/jobs?owner=key%3A" + id,
                KeyLabels.of(key.holder()),
                KeyLabels.of(key.powers().type()),
                key.powers().environment() == Environment.TEST,
                state(key, moments),
                every ? List.of() : List.copyOf(key.powers().models().names()),
                every,
                KeyLabels.of(key.powers().limits()),
                moments.view(key.revision().createdAt()),
                key.validity().expiresAt().map(moments::view).orElse(null),
                operator.may(Permission.KEYS_WRITE, Place.of(key.owner())));
    }

    private static String hint(VirtualKey key) {
        return "sk-ft-%s-%s_…%s"
                .formatted(key.powers().environment().word(), key.id(), key.proof().tail());
    }

    private static StateView state(VirtualKey key, Moments moments) {
        if (key.validity().blocked()) {
            return new StateView("blocked", "Blocked", true);
        }
        return key.validity().isOver(moments.now())
                ? new StateView("expired", "Expired", false)
                : new StateView("active", "Active", false);
    }
}
