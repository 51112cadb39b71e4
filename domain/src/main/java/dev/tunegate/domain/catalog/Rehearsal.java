package dev.tunegate.domain.catalog;

import dev.tunegate.domain.provider.ProviderId;
import java.util.Map;
import java.util.Optional;

/** Where everything happens that is done with keys for tests: at the simulator, for nothing. */
public final class Rehearsal {

    public static final ProviderId SIMULATOR = new ProviderId("simulator");

    /** Reached without a credential, and without a network. */
    public static final ProviderAccount ACCOUNT =
            new ProviderAccount(
                    new DeploymentId("rehearsal"),
                    SIMULATOR,
                    new Connection("rehearsal", Optional.empty(), Optional.empty(), Map.of()),
                    Map.of());

    private Rehearsal() {}
}
