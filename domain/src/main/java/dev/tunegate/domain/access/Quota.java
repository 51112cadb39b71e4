package dev.tunegate.domain.access;

import dev.tunegate.domain.organization.Limits;
import dev.tunegate.domain.organization.OrganizationId;
import dev.tunegate.domain.organization.TeamId;
import dev.tunegate.domain.organization.UserId;
import java.util.Locale;

/**
 * Limits, and whose they are. What a caller does counts towards each of its quotas: its key's, its
 * user's, its team's and its organization's.
 */
public record Quota(Kind kind, String id, Limits limits) {

    /** Whose limits they can be. */
    public enum Kind {
        KEY,
        USER,
        TEAM,
        ORGANIZATION;

        /** How it is called in sentences and in the names of scopes. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static Quota of(KeyId key, Limits limits) {
        return new Quota(Kind.KEY, key.value(), limits);
    }

    public static Quota of(UserId user, Limits limits) {
        return new Quota(Kind.USER, user.value(), limits);
    }

    public static Quota of(TeamId team, Limits limits) {
        return new Quota(Kind.TEAM, team.value(), limits);
    }

    public static Quota of(OrganizationId organization, Limits limits) {
        return new Quota(Kind.ORGANIZATION, organization.value(), limits);
    }

    /** What is counted together: {@code team:red}. */
    public String scope() {
        return kind.word() + ":" + id;
    }

    public boolean limitsAnything() {
        return !limits.equals(Limits.NONE);
    }

    /** Whether what somebody with this identity made counts towards it. */
    public boolean counts(Identity maker) {
        return switch (kind) {
            case KEY -> maker.key().filter(it -> it.value().equals(id)).isPresent();
            case USER -> maker.user().filter(it -> it.value().equals(id)).isPresent();
            case TEAM -> maker.team().filter(it -> it.value().equals(id)).isPresent();
            case ORGANIZATION ->
                    maker.organization().filter(it -> it.value().equals(id)).isPresent();
        };
    }
}
