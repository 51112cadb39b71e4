package dev.tunegate.api.scim;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Applies the steps of a change to what is known of a user. */
final class UserChanges {

    /** What SCIM knows of users and nobody needs here; it is passed over, as the schema says. */
    private static final Set<String> NOT_KEPT =
            Set.of(
                    "addresses",
                    "entitlements",
                    "groups",
                    "id",
                    "ims",
                    "locale",
                    "meta",
                    "name",
                    "nickname",
                    "phonenumbers",
                    "photos",
                    "preferredlanguage",
                    "profileurl",
                    "roles",
                    "schemas",
                    "timezone",
                    "title",
                    "usertype",
                    "x509certificates");

    private UserChanges() {}

    static ScimUser apply(ScimUser user, List<ScimOperation> operations) {
        var changed = user;
        for (var operation : operations) {
            changed =
                    operation.path().isPresent()
                            ? set(changed, operation.path().get(), operation.stored())
                            : all(changed, operation);
        }
        return changed;
    }

    private static ScimUser all(ScimUser user, ScimOperation operation) {
        var value = operation.value().filter(JsonNode::isObject);
        var attributes =
                new ScimObject(value.orElseThrow(() -> ScimObject.wrong("value", "an object")));
        var changed = user;
        for (var name : attributes.names()) {
            changed = set(changed, name, attributes.get(name));
        }
        return changed;
    }

    private static ScimUser set(ScimUser user, String path, Optional<JsonNode> value) {
        return switch (path.toLowerCase(Locale.ROOT)) {
            case "username" ->
                    user.named(
                            value.map(it -> ScimObject.textOf(it, "userName"))
                                    .orElseThrow(() -> required("userName")));
            case "externalid" -> user.knownAs(text(value, "externalId"));
            case "displayname", "name.formatted" -> user.called(text(value, "displayName"));
            case "active" ->
                    user.active(
                            value.map(it -> ScimObject.boolOf(it, "active"))
                                    .orElseThrow(() -> required("active")));
            case "emails" ->
                    user.reachedAt(
                            value.flatMap(
                                    it -> ScimUser.primary(ScimObject.objectsOf(it, "emails"))));
            default -> other(user, path, value);
        };
    }

    private static ScimUser other(ScimUser user, String path, Optional<JsonNode> value) {
        var attribute = path.split("[.\\[]", 2)[0].toLowerCase(Locale.ROOT);
        if (attribute.equals("emails") && path.toLowerCase(Locale.ROOT).endsWith("].value")) {
            return user.reachedAt(text(value, "emails.value"));
        }
        if (attribute.equals("emails")
                || NOT_KEPT.contains(attribute)
                || attribute.startsWith("urn:")) {
            return user;
        }
        throw Scim.invalid("invalidPath", "A user has no attribute '" + shown(path) + "'.");
    }

    private static String shown(String path) {
        return path.length() > 64 ? path.substring(0, 64) + "…" : path;
    }

    private static Optional<String> text(Optional<JsonNode> value, String name) {
        return value.map(it -> ScimObject.textOf(it, name)).filter(it -> !it.isEmpty());
    }

    private static dev.tunegate.domain.shared.Refusal required(String name) {
        return Scim.invalid("mutability", "'" + name + "' cannot be removed.");
    }
}
