package dev.tunegate.api.scim;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tunegate.domain.organization.User;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A user as a directory knows them. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ScimUserBody(
        List<String> schemas,
        String id,
        @Nullable String externalId,
        String userName,
        @Nullable String displayName,
        @Nullable Name name,
        List<Email> emails,
        boolean active,
        ScimMeta meta) {

    /** What they are called. */
    record Name(String formatted) {}

    /** Where they are reached. */
    record Email(String value, String type, boolean primary) {}

    static ScimUserBody of(User user) {
        var alias = user.profile().alias();
        return new ScimUserBody(
                List.of(Scim.USER),
                user.id().value(),
                user.subject().orElse(null),
                ScimUser.userName(user),
                alias.orElse(null),
                alias.map(Name::new).orElse(null),
                user.email().map(it -> List.of(new Email(it, "work", true))).orElse(List.of()),
                !user.profile().blocked(),
                ScimMeta.of("User", user.id().value(), user.revision()));
    }
}
