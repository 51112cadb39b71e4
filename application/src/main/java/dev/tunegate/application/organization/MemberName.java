package dev.tunegate.application.organization;

import dev.tunegate.domain.organization.UserId;
import java.util.Optional;

/**
 * How somebody is named who becomes a member or is one: by id, or else by e-mail address.
 *
 * @param param the request's parameter that names them
 */
public record MemberName(Optional<UserId> id, Optional<String> email, String param) {

    String text() {
        return id.map(UserId::value).or(() -> email).orElse("");
    }
}
