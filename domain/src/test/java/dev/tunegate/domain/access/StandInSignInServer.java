package dev.tunegate.domain.access;

import dev.tunegate.domain.shared.RandomId;
import dev.tunegate.domain.shared.Refusal;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A sign-in server in memory: whoever is set signs in at every door. */
public final class StandInSignInServer implements SignInServer {

    public static final String ISSUER = "https://login.example.com";

    private final Map<String, SignInAttempt> doors = new HashMap<>();
    private final Map<String, Code> codes = new HashMap<>();
    private final Map<String, ProvenIdentity> tokens = new HashMap<>();
    private ProvenIdentity person = alice();

    private record Code(SignInAttempt attempt, ProvenIdentity person) {}

    public static ProvenIdentity alice() {
        return new ProvenIdentity(
                ProvenIdentity.subject(ISSUER, "alice"),
                Optional.of("alice@example.com"),
                Optional.of("Alice"),
                Set.of("tuners", "staff"));
    }

    /** From now on this person signs in. */
    public synchronized void meet(ProvenIdentity other) {
        person = other;
    }

    @Override
    public synchronized URI door(SignInAttempt attempt) {
        doors.put(attempt.state(), attempt);
        return URI.create(ISSUER + "/authorize?state=" + attempt.state());
    }

    /** Signs in whoever was met; what comes back is the code. */
    public synchronized String enter(URI door) {
        var state = door.getQuery().substring("state=".length());
        var attempt = Optional.ofNullable(doors.get(state)).orElseThrow();
        var code = RandomId.letters(20);
        codes.put(code, new Code(attempt, person));
        return code;
    }

    @Override
    public synchronized ProvenIdentity redeem(SignInAttempt attempt, String code) {
        return Optional.ofNullable(codes.remove(code))
                .filter(it -> it.attempt().equals(attempt))
                .map(Code::person)
                .orElseThrow(() -> new Refusal.NotAuthenticated("sign_in_failed", "No."));
    }

    /** A token of whoever was met. */
    public synchronized String token() {
        var token = "eyJ." + RandomId.letters(20) + "." + RandomId.letters(20);
        tokens.put(token, person);
        return token;
    }

    @Override
    public synchronized Optional<ProvenIdentity> verify(String token) {
        return Optional.ofNullable(tokens.get(token));
    }
}
