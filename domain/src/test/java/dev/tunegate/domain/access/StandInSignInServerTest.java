package dev.tunegate.domain.access;

import java.net.URI;

/** The fake keeps what the port promises. */
final class StandInSignInServerTest implements SignInServerContract {

    private final StandInSignInServer server = new StandInSignInServer();

    @Override
    public SignInServer server() {
        return server;
    }

    @Override
    public String enter(URI door) {
        return server.enter(door);
    }

    @Override
    public String token() {
        return server.token();
    }
}
