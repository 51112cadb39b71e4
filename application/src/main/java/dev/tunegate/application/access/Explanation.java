package dev.tunegate.application.access;

import java.util.List;

/** Why a key may do something or may not: everything that was looked at, in order. */
public record Explanation(List<Reason> reasons) {

    public Explanation {
        reasons = List.copyOf(reasons);
    }

    /**
     * One thing that was looked at.
     *
     * @param subject what was asked about it: {@code the team 'red'}
     * @param allowed whether it lets the operation pass
     */
    public record Reason(Check check, String subject, boolean allowed, String detail) {}

    /** What is looked at. */
    public enum Check {
        /** Whether the key is blocked. */
        BLOCKED,
        /** Whether its time is over. */
        EXPIRED,
        /** Whether its user, team and organization are there and open. */
        HOLDER,
        /** Whether the role of its holder carries the permission. */
        ROLE,
        /** Whether its type does. */
        KEY_TYPE,
        /** Whether its maker may still do so. */
        VOUCHER,
        /** What the policy says in the end. */
        POLICY,
        /** Whether there is such a model, for such a use. */
        MODEL,
        /** Whether one of the bounds grants the model. */
        MODEL_BOUND,
        /** How much may be used; whether it is used up is found out at the time of use. */
        LIMITS
    }

    public boolean allowed() {
        return reasons.stream().allMatch(Reason::allowed);
    }
}
