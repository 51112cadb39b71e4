package dev.tunegate.domain.access;

import dev.tunegate.domain.organization.Limits;
import dev.tunegate.domain.organization.OrganizationId;
import dev.tunegate.domain.organization.TeamId;
import dev.tunegate.domain.organization.UserId;
import java.util.Optional;

/** Who asks, and in whose name. */
public final class IdentityFixture {

    public static final KeyId KEY = new KeyId("abcdefghi1");
    public static final UserId USER = new UserId("carol@example.com");
    public static final TeamId TEAM = new TeamId("red");
    public static final OrganizationId ORGANIZATION = new OrganizationId("acme");

    private IdentityFixture() {}

    /** Carol, through a key of hers in the red team of Acme. */
    public static Identity carol() {
        return carolThrough(KEY);
    }

    public static Identity carolThrough(KeyId key) {
        return new Identity(
                "Carol's key",
                Optional.of(key),
                Optional.of(USER),
                Optional.of(TEAM),
                Optional.of(ORGANIZATION));
    }

    public static Limits requests(long perMinute) {
        return new Limits(Optional.of(perMinute), Optional.empty(), Optional.empty());
    }

    public static Limits runningJobs(long most) {
        return new Limits(Optional.empty(), Optional.of(most), Optional.empty());
    }

    public static Limits storedBytes(long most) {
        return new Limits(Optional.empty(), Optional.empty(), Optional.of(most));
    }
}
