package dev.tunegate.domain.access;

import dev.tunegate.domain.catalog.ModelAccess;
import dev.tunegate.domain.catalog.ModelGrants;
import java.util.Set;

/** Callers to test with. Alice and Bob hold a key each, for every model. */
public final class CallerFixture {

    public static final Owner ALICE = new Owner("key:aliceALICE");
    public static final Owner BOB = new Owner("key:bobbobBOB0");

    private CallerFixture() {}

    public static Caller alice() {
        return Caller.holder(ALICE, "alice", ModelGrants.ALL);
    }

    public static Caller bob() {
        return Caller.holder(BOB, "bob", ModelGrants.ALL);
    }

    /** Alice with a key for these models, or access groups, alone. */
    public static Caller aliceHolding(String... models) {
        return Caller.holder(ALICE, "alice", new ModelGrants(Set.of(models)));
    }

    /** Somebody with these rights, who makes things for themselves and may use any model. */
    public static Caller withRights(Rights rights) {
        return new Caller(
                Identity.named("somebody"),
                new Owner("user:somebody"),
                rights,
                ModelAccess.UNBOUNDED);
    }

    public static Caller administrator() {
        return Caller.administrator();
    }
}
