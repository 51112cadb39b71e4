package dev.tunegate.api.organization;

import dev.tunegate.domain.organization.Group;
import dev.tunegate.domain.organization.MemberRole;
import dev.tunegate.domain.organization.Membership;
import dev.tunegate.domain.organization.PlatformRole;
import dev.tunegate.domain.shared.Refusal;

/** What roles are called on the wire; the words are LiteLLM's. */
final class Roles {

    private Roles() {}

    static String of(PlatformRole role) {
        return switch (role) {
            case ADMINISTRATOR -> "proxy_admin";
            case AUDITOR -> "proxy_admin_viewer";
            case MEMBER -> "internal_user";
            case VIEWER -> "internal_user_viewer";
        };
    }

    static PlatformRole onPlatform(String word, String param) {
        return switch (word) {
            case "proxy_admin" -> PlatformRole.ADMINISTRATOR;
            case "proxy_admin_viewer" -> PlatformRole.AUDITOR;
            case "internal_user" -> PlatformRole.MEMBER;
            case "internal_user_viewer" -> PlatformRole.VIEWER;
            default ->
                    throw invalid(
                            param,
                            "proxy_admin, proxy_admin_viewer, internal_user or"
                                    + " internal_user_viewer");
        };
    }

    static String of(Membership membership) {
        return switch (membership.group()) {
            case Group.OfTeam _ -> inTeam(membership.role());
            case Group.OfOrganization _ -> inOrganization(membership.role());
        };
    }

    private static String inTeam(MemberRole role) {
        return switch (role) {
            case ADMINISTRATOR -> "admin";
            case MEMBER -> "user";
            case VIEWER -> "viewer";
        };
    }

    private static String inOrganization(MemberRole role) {
        return switch (role) {
            case ADMINISTRATOR -> "org_admin";
            case MEMBER -> "internal_user";
            case VIEWER -> "internal_user_viewer";
        };
    }

    static MemberRole in(Group group, String word, String param) {
        return switch (group) {
            case Group.OfTeam _ -> inTeam(word, param);
            case Group.OfOrganization _ -> inOrganization(word, param);
        };
    }

    private static MemberRole inTeam(String word, String param) {
        return switch (word) {
            case "admin" -> MemberRole.ADMINISTRATOR;
            case "user" -> MemberRole.MEMBER;
            case "viewer" -> MemberRole.VIEWER;
            default -> throw invalid(param, "admin, user or viewer");
        };
    }

    private static MemberRole inOrganization(String word, String param) {
        return switch (word) {
            case "org_admin" -> MemberRole.ADMINISTRATOR;
            case "internal_user" -> MemberRole.MEMBER;
            case "internal_user_viewer" -> MemberRole.VIEWER;
            default -> throw invalid(param, "org_admin, internal_user or internal_user_viewer");
        };
    }

    private static Refusal invalid(String param, String words) {
        return new Refusal.InvalidInput(
                param, "invalid_value", "'" + param + "' must be " + words + ".");
    }
}
