package dev.tunegate.api.scim;

import dev.tunegate.application.organization.Roster;
import dev.tunegate.domain.organization.UserId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Gathers what the steps of a change come to: a name, and who joins and leaves. */
final class GroupChanges {

    private static final Pattern ONE_MEMBER =
            Pattern.compile("(?i:members)\\[ *+(?i:value) ++(?i:eq) ++(\"[^\"\\\\]*+\") *+\\]");

    private final Set<UserId> joining = new LinkedHashSet<>();
    private final Set<UserId> leaving = new LinkedHashSet<>();
    private boolean whole;
    private Optional<String> name = Optional.empty();

    static GroupChanges of(List<ScimOperation> operations) {
        var changes = new GroupChanges();
        operations.forEach(changes::take);
        return changes;
    }

    /** What the directory calls the group now, if it said so. */
    Optional<String> name() {
        return name;
    }

    /** Empty if nothing was said of members. */
    Optional<Roster> roster() {
        return whole || !joining.isEmpty() || !leaving.isEmpty()
                ? Optional.of(new Roster(whole, joining, leaving))
                : Optional.empty();
    }

    private void take(ScimOperation operation) {
        if (operation.path().isPresent()) {
            at(operation.path().get(), operation.kind(), operation.value());
            return;
        }
        var value = operation.value().filter(JsonNode::isObject);
        var attributes =
                new ScimObject(value.orElseThrow(() -> ScimObject.wrong("value", "an object")));
        attributes.names().forEach(it -> at(it, operation.kind(), attributes.get(it)));
    }

    private void at(String path, ScimOperation.Kind kind, Optional<JsonNode> value) {
        switch (path.toLowerCase(Locale.ROOT)) {
            case "displayname" -> rename(kind, value);
            case "members" -> members(kind, value);
            case "externalid", "id", "schemas", "meta" -> {
                // Known to SCIM, but not kept here, as the schema says.
            }
            default -> oneMember(path, kind);
        }
    }

    private void rename(ScimOperation.Kind kind, Optional<JsonNode> value) {
        var text = value.map(it -> ScimObject.textOf(it, "displayName")).orElse("");
        if (kind == ScimOperation.Kind.REMOVE || text.isBlank()) {
            throw Scim.invalid("mutability", "'displayName' cannot be removed.");
        }
        name = Optional.of(text);
    }

    private void members(ScimOperation.Kind kind, Optional<JsonNode> value) {
        switch (kind) {
            case ADD -> ids(value).forEach(this::join);
            case REPLACE -> {
                clear();
                ids(value).forEach(this::join);
            }
            case REMOVE -> {
                if (value.isEmpty()) {
                    clear();
                }
                ids(value).forEach(this::leave);
            }
        }
    }

    private void clear() {
        whole = true;
        joining.clear();
        leaving.clear();
    }

    private void oneMember(String path, ScimOperation.Kind kind) {
        var one = ONE_MEMBER.matcher(path);
        if (!one.matches() || kind != ScimOperation.Kind.REMOVE) {
            throw Scim.invalid(
                    "invalidPath",
                    "The path of a change to a group is displayName, members, or members[value eq"
                            + " \"…\"] to remove one.");
        }
        leave(id(ScimObject.unquoted(one.group(1)).orElse("")));
    }

    private void join(UserId user) {
        leaving.remove(user);
        joining.add(user);
    }

    private void leave(UserId user) {
        joining.remove(user);
        leaving.add(user);
    }

    private static List<UserId> ids(Optional<JsonNode> value) {
        return value.map(it -> members(new ScimObject(it), "members")).orElse(List.of());
    }

    /** The users in a list of members. */
    static List<UserId> members(ScimObject list, String name) {
        return ScimObject.objectsOf(list.node(), name).stream()
                .map(it -> id(it.text("value").orElse("")))
                .toList();
    }

    private static UserId id(String text) {
        return UserId.of(text, "members");
    }
}
