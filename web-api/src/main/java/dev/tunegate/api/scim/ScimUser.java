package dev.tunegate.api.scim;

import dev.tunegate.application.organization.ExpectedVersion;
import dev.tunegate.application.organization.NewUser;
import dev.tunegate.application.organization.UserPatch;
import dev.tunegate.domain.organization.PlatformRole;
import dev.tunegate.domain.organization.Profile;
import dev.tunegate.domain.organization.User;
import dev.tunegate.domain.shared.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What a directory says of a user. Their name there is the e-mail address here; a user who has none
 * is known by id.
 *
 * @param email an address that was said besides the name; it must be the same
 */
record ScimUser(
        String userName,
        Optional<String> externalId,
        Optional<String> displayName,
        boolean active,
        Optional<String> email) {

    static String userName(User user) {
        return user.email().orElse(user.id().value());
    }

    static ScimUser of(User user) {
        return new ScimUser(
                userName(user),
                user.subject(),
                user.profile().alias(),
                !user.profile().blocked(),
                Optional.empty());
    }

    /**
     * The whole of a user; who is not said to be active or not is what they were.
     *
     * @param wasActive what they were
     */
    static ScimUser whole(ScimObject sent, boolean wasActive) {
        var name =
                sent.text("userName")
                        .orElseThrow(() -> ScimObject.wrong("userName", "the e-mail address"));
        return new ScimUser(
                name,
                sent.text("externalId"),
                sent.text("displayName").or(() -> fullName(sent)),
                sent.get("active").map(it -> ScimObject.boolOf(it, "active")).orElse(wasActive),
                sent.get("emails").flatMap(it -> primary(ScimObject.objectsOf(it, "emails"))));
    }

    private static Optional<String> fullName(ScimObject sent) {
        var name = sent.get("name").filter(it -> it.isObject()).map(ScimObject::new);
        return name.flatMap(it -> it.text("formatted"))
                .or(() -> name.map(ScimUser::joined).filter(it -> !it.isEmpty()));
    }

    private static String joined(ScimObject name) {
        return (name.text("givenName").orElse("") + " " + name.text("familyName").orElse(""))
                .strip();
    }

    /** The one that is marked so, or else the first. */
    static Optional<String> primary(List<ScimObject> emails) {
        return emails.stream()
                .filter(
                        it ->
                                it.get("primary")
                                        .map(yes -> ScimObject.boolOf(yes, "emails.primary"))
                                        .orElse(false))
                .findFirst()
                .or(() -> emails.stream().findFirst())
                .flatMap(it -> it.text("value"));
    }

    ScimUser named(String other) {
        return new ScimUser(other, externalId, displayName, active, email);
    }

    ScimUser knownAs(Optional<String> other) {
        return new ScimUser(userName, other, displayName, active, email);
    }

    ScimUser called(Optional<String> other) {
        return new ScimUser(userName, externalId, other, active, email);
    }

    ScimUser active(boolean yes) {
        return new ScimUser(userName, externalId, displayName, yes, email);
    }

    ScimUser reachedAt(Optional<String> other) {
        return new ScimUser(userName, externalId, displayName, active, other);
    }

    NewUser wanted() {
        return new NewUser(
                Optional.empty(),
                Optional.of(address()),
                externalId,
                PlatformRole.MEMBER,
                over(Profile.EMPTY),
                List.of(),
                false);
    }

    UserPatch patch(User user) {
        boolean byId = userName.equals(user.id().value()) && user.email().isEmpty();
        var address = byId ? Optional.<String>empty() : Optional.of(address());
        return new UserPatch(
                this::over,
                UnaryOperator.identity(),
                _ -> address,
                _ -> externalId,
                ExpectedVersion.ANY);
    }

    private Profile over(Profile former) {
        return former.withAlias(displayName).blocked(!active);
    }

    private String address() {
        int at = userName.indexOf('@');
        if (at < 1 || at == userName.length() - 1 || userName.chars().anyMatch(it -> it <= ' ')) {
            throw new Refusal.InvalidInput(
                    "userName", "invalidValue", "'userName' must be the user's e-mail address.");
        }
        if (email.filter(it -> !it.equalsIgnoreCase(userName)).isPresent()) {
            throw new Refusal.InvalidInput(
                    "emails",
                    "invalidValue",
                    "The primary address in 'emails' must be the same as 'userName'.");
        }
        return userName;
    }
}
