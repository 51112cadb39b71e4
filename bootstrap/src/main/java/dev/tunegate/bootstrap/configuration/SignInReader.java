package dev.tunegate.bootstrap.configuration;

import dev.tunegate.domain.access.GroupRules;
import dev.tunegate.domain.access.SignInTerms;
import dev.tunegate.domain.access.TrustedIssuer;
import dev.tunegate.domain.catalog.Secret;
import dev.tunegate.domain.organization.MemberRole;
import dev.tunegate.domain.organization.TeamId;
import dev.tunegate.domain.shared.Refusal;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads {@code sign_in}: the sign-in server, whom it brings in, and what its groups mean. */
final class SignInReader {

    private static final String NOT_SAFE =
            "must be an https address without user, query or fragment; only this machine may be"
                    + " reached by http.";
    private static final List<String> SCOPES = List.of("openid", "profile", "email");
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final int SHORTEST_SECRET = 8;

    private static final Map<String, MemberRole> ROLES =
            Map.of(
                    "admin", MemberRole.ADMINISTRATOR,
                    "member", MemberRole.MEMBER,
                    "viewer", MemberRole.VIEWER);

    private final Reading reading;

    SignInReader(Reading reading) {
        this.reading = reading;
    }

    SignInTerms read(Section section) {
        var issuer = section.has("issuer") ? issuer(section) : Optional.<TrustedIssuer>empty();
        var groups =
                new GroupRules(
                        texts(section, "admin_groups"),
                        texts(section, "auditor_groups"),
                        texts(section, "viewer_groups"),
                        section.sections("team_groups").stream()
                                .map(this::team)
                                .flatMap(Optional::stream)
                                .toList());
        var admission =
                new SignInTerms.Admission(flag(section, "provision", false), domains(section));
        boolean local = localAdministrator(section);
        var address =
                section.has("public_url") ? address(section, "public_url") : Optional.<URI>empty();
        requireIssuerFor(section);
        section.finish(IdleKeys.NONE);
        return new SignInTerms(issuer, groups, admission, local || issuer.isEmpty(), address);
    }

    private Optional<TrustedIssuer> issuer(Section section) {
        var issuer = address(section, "issuer");
        var client = section.required("client_id");
        var secret = section.required("client_secret");
        var audience = section.text("api_audience");
        var name = section.text("name").orElse("single sign-on");
        var claim = section.text("groups_claim").orElse("groups");
        var scopes = scopes(section);
        if (secret.filter(it -> it.length() < SHORTEST_SECRET).isPresent()) {
            reading.problem(
                    section.place("client_secret"),
                    "has fewer than " + SHORTEST_SECRET + " characters.");
        }
        if (issuer.isEmpty() || client.isEmpty() || secret.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new TrustedIssuer(
                        name,
                        issuer.get(),
                        client.get(),
                        new Secret(secret.get()),
                        scopes,
                        claim,
                        audience));
    }

    private static List<String> scopes(Section section) {
        var wanted = section.texts("scopes").stream().map(Section.Text::value).toList();
        return wanted.isEmpty()
                ? SCOPES
                : List.copyOf(
                        new LinkedHashSet<>(
                                Stream.concat(Stream.of("openid"), wanted.stream()).toList()));
    }

    private Optional<URI> address(Section section, String key) {
        var text = section.text(key);
        var address = text.flatMap(SignInReader::parsed).filter(SignInReader::isSafe);
        if (text.isPresent() && address.isEmpty()) {
            reading.problem(section.place(key), NOT_SAFE);
        }
        return address;
    }

    private static Optional<URI> parsed(String text) {
        try {
            return Optional.of(URI.create(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static boolean isSafe(URI address) {
        boolean plain =
                address.getHost() != null
                        && address.getRawUserInfo() == null
                        && address.getRawQuery() == null
                        && address.getRawFragment() == null;
        return plain
                && ("https".equals(address.getScheme())
                        || ("http".equals(address.getScheme())
                                && THIS_MACHINE.contains(address.getHost())));
    }

    private Optional<GroupRules.TeamRule> team(Section entry) {
        var group = entry.required("group");
        var team = entry.required("team").flatMap(it -> team(entry, it));
        var role = role(entry);
        entry.finish(IdleKeys.NONE);
        if (group.isEmpty() || team.isEmpty() || role.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new GroupRules.TeamRule(group.get(), team.get(), role.get()));
    }

    private Optional<TeamId> team(Section entry, String id) {
        try {
            return Optional.of(TeamId.of(id, "team"));
        } catch (Refusal.InvalidInput _) {
            reading.problem(entry.place("team"), "must be the id of a team.");
            return Optional.empty();
        }
    }

    private Optional<MemberRole> role(Section entry) {
        var word = entry.text("role").orElse("member");
        var role = Optional.ofNullable(ROLES.get(word));
        if (role.isEmpty()) {
            reading.problem(entry.place("role"), "must be admin, member or viewer.");
        }
        return role;
    }

    private Set<String> domains(Section section) {
        return texts(section, "allowed_domains").stream()
                .map(it -> it.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Set<String> texts(Section section, String key) {
        return section.texts(key).stream()
                .map(Section.Text::value)
                .collect(Collectors.toUnmodifiableSet());
    }

    private boolean flag(Section section, String key, boolean usual) {
        var word = section.text(key);
        if (word.filter(it -> !it.equals("true") && !it.equals("false")).isPresent()) {
            reading.problem(section.place(key), "must be true or false.");
        }
        return word.map("true"::equals).orElse(usual);
    }

    /** Without a sign-in server the secret is the only way in. */
    private boolean localAdministrator(Section section) {
        boolean may = flag(section, "local_administrator", true);
        if (!may && !section.has("issuer")) {
            reading.problem(
                    section.place("local_administrator"),
                    "must not be false without an issuer: nobody could sign in.");
        }
        return may;
    }

    /** What would be without effect is a mistake here: somebody relies on it. */
    private void requireIssuerFor(Section section) {
        if (section.has("issuer")) {
            return;
        }
        Stream.of(
                        "name",
                        "client_id",
                        "client_secret",
                        "scopes",
                        "groups_claim",
                        "api_audience",
                        "admin_groups",
                        "auditor_groups",
                        "viewer_groups",
                        "team_groups",
                        "allowed_domains",
                        "provision")
                .filter(section::has)
                .forEach(
                        it ->
                                reading.problem(
                                        section.place(it), "means nothing without an issuer."));
    }
}
