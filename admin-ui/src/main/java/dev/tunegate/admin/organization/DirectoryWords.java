package dev.tunegate.admin.organization;

import dev.tunegate.domain.organization.MemberRole;
import dev.tunegate.domain.organization.PlatformRole;

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

    static String of(MemberRole role) {
        return switch (role) {
            case ADMINISTRATOR -> "Administrator";
            case MEMBER -> "Member";
            case VIEWER -> "Viewer";
        };
    }
}
