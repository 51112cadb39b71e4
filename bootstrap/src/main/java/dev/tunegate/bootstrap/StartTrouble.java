package dev.tunegate.bootstrap;

import dev.tunegate.bootstrap.setup.StartRefused;
import dev.tunegate.domain.provider.ProviderFailure;
import dev.tunegate.domain.secret.WrongRootKey;
import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.boot.web.server.PortInUseException;

/** Finds, in whatever stopped the start, what the operator can mend. */
final class StartTrouble {

    private static final int DEEPEST = 50;

    private StartTrouble() {}

    static Optional<StartRefused> in(Throwable failure) {
        return Stream.iterate(failure, it -> it != null, Throwable::getCause)
                .limit(DEEPEST)
                .map(StartTrouble::named)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<StartRefused> named(Throwable failure) {
        return switch (failure) {
            case StartRefused refused -> Optional.of(refused);
            case WrongRootKey wrong -> Optional.of(new StartRefused(wrong.sentence()));
            case ProviderFailure.Misconfigured wrong ->
                    Optional.of(new StartRefused(wrong.reason()));
            case PortInUseException taken ->
                    Optional.of(
                            new StartRefused(
                                    "Port %d is taken; choose another one with --port."
                                            .formatted(taken.getPort())));
            case SQLException database ->
                    Optional.of(
                            new StartRefused(
                                    "The database does not answer as it should: "
                                            + database.getMessage()));
            default -> Optional.empty();
        };
    }
}
