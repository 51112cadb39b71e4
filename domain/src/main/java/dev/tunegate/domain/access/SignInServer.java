package dev.tunegate.domain.access;

import dev.tunegate.domain.shared.OutboundPort;
import java.net.URI;
import java.util.Optional;

/** The server where people prove who they are (OpenID Connect Core 1.0), if there is one. */
@OutboundPort
public interface SignInServer {

    /**
     * Where a browser is led to sign in.
     *
     * @throws dev.tunegate.domain.shared.Refusal.NotFound if there is no sign-in server
     * @throws dev.tunegate.domain.shared.Refusal.Unavailable if it does not answer
     */
    URI door(SignInAttempt attempt);

    /**
     * Whom the server vouches for.
     *
     * @param code what the browser has brought back; it works once
     * @throws dev.tunegate.domain.shared.Refusal.NotAuthenticated if it vouches for nobody, or its
     *     statement was not made for this attempt
     * @throws dev.tunegate.domain.shared.Refusal.Unavailable if it does not answer
     */
    ProvenIdentity redeem(SignInAttempt attempt, String code);

    /**
     * Whom a token names that a program presents. Empty if it was not issued by the server for this
     * gateway, is over, or tokens are not taken here at all.
     *
     * @throws dev.tunegate.domain.shared.Refusal.Unavailable if the server's keys are not known and
     *     it does not answer
     */
    Optional<ProvenIdentity> verify(String token);
}
