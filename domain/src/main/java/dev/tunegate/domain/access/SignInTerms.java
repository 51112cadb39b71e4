package dev.tunegate.domain.access;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * How people get in, as the operator wants it.
 *
 * @param issuer the sign-in server; empty means that only the local administrator signs in
 * @param admission whom of those it vouches for
 * @param localAdministrator whether the gateway's own secret opens anything
 * @param address how browsers reach this gateway, where requests do not tell it; what stands behind
 *     a proxy needs it
 */
public record SignInTerms(
        Optional<TrustedIssuer> issuer,
        GroupRules groups,
        Admission admission,
        boolean localAdministrator,
        Optional<URI> address) {

    public static final SignInTerms LOCAL =
            new SignInTerms(
                    Optional.empty(), GroupRules.NONE, Admission.KNOWN, true, Optional.empty());

    /** Nobody could sign in at all. */
    public SignInTerms {
        if (issuer.isEmpty() && !localAdministrator) {
            throw new IllegalArgumentException("nobody could sign in");
        }
    }

    /** Whether browsers reach the gateway over https, even where requests do not show it. */
    public boolean isBehindHttps() {
        return address.filter(it -> "https".equals(it.getScheme())).isPresent();
    }

    /**
     * Who is let in of those for whom the sign-in server vouches.
     *
     * @param newcomers whether somebody whom nobody has announced becomes a user
     * @param domains only people with a verified e-mail address there; empty means anywhere
     */
    public record Admission(boolean newcomers, Set<String> domains) {

        public static final Admission KNOWN = new Admission(false, Set.of());

        public Admission {
            domains = Set.copyOf(domains);
        }

        public boolean admits(ProvenIdentity identity) {
            return domains.isEmpty()
                    || identity.email().filter(it -> domains.contains(domain(it))).isPresent();
        }

        private static String domain(String email) {
            return email.substring(email.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
        }
    }
}
