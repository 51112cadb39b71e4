package dev.tunegate.admin.organization;

import dev.tunegate.domain.organization.MemberRole;
import dev.tunegate.domain.organization.PlatformRole;
import dev.tunegate.domain.shared.Refusal;
import java.util.Locale;
import java.util.stream.Stream;

/** How people call roles. */
final class DirectoryWords {

    private DirectoryWords() {}

    static String of(PlatformRole role) {
        return switch (role) {
            case ADMINISTRATOR -> "Platform administrator";
            case AUDITOR -> "Platform auditor";
            case MEMBER -> "Member";
            case VIEWER -> "Viewer";
        };
    }

    /** How forms name a role. */
    static String word(MemberRole role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    /**
     * @throws Refusal.InvalidInput if no form offers this
     */
    static MemberRole role(String word) {
        return Stream.of(MemberRole.values())
                .filter(it -> word(it).equals(word))
                .findFirst()
                .orElseThrow(
                        () -> new Refusal.InvalidInput("role", "invalid_value", "Choose a role."));
    }

    static String of(MemberRole role) {
        return switch (role) {
            case ADMINISTRATOR -> "Administrator";
            case MEMBER -> "Member";
            case VIEWER -> "Viewer";
        };
    }
}
