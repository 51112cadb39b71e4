package dev.tunegate.admin.organization;

import dev.tunegate.domain.key.VirtualKey;
import java.util.Locale;

/** A key of a team's or a user's, as a row. */
record HeldKeyView(String id, String name, String holder, String type, boolean blocked) {

    static HeldKeyView of(VirtualKey key) {
        var holder =
                key.holder().isServiceAccount()
                        ? "service account"
                        : key.holder().user().map(Object::toString).orElse("");
        return new HeldKeyView(
                key.id().value(),
                key.displayName(),
                holder,
                key.powers().type().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                key.validity().blocked());
    }
}
