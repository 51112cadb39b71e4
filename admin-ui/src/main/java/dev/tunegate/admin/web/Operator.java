package dev.tunegate.admin.web;

import dev.tunegate.domain.access.AccessPolicy;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.Permission;
import dev.tunegate.domain.access.Place;
import dev.tunegate.domain.shared.Refusal;
import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * The person at the console, as the use cases know them. What they may do has been found out for
 * this request and holds for no other.
 */
public record Operator(Caller caller) {

    /** Whoever has sent this request; empty if they have not signed in. */
    static Optional<Operator> signedIn() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Operator operator
                ? Optional.of(operator)
                : Optional.empty();
    }

    /**
     * @throws Refusal.NotAuthenticated if nobody has signed in
     */
    static Operator present() {
        return signedIn()
                .orElseThrow(
                        () -> new Refusal.NotAuthenticated("not_signed_in", "Please sign in."));
    }

    /** Whether a page need offer this at all. */
    public boolean may(Permission permission) {
        return AccessPolicy.allows(caller, permission);
    }

    public boolean may(Permission permission, Place place) {
        return AccessPolicy.allows(caller, permission, place);
    }
}
