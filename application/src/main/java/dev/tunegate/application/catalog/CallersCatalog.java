package dev.tunegate.application.catalog;

import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.catalog.Deployments;
import dev.tunegate.domain.catalog.ModelCatalog;
import dev.tunegate.domain.shared.Refusal;

/** The catalog as a caller has it: for whoever rehearses, every model is at the simulator. */
public final class CallersCatalog {

    private CallersCatalog() {}

    /**
     * @throws Refusal.NotSupported if the caller rehearses where there is no simulator
     */
    public static ModelCatalog of(Caller caller, Deployments deployments) {
        return caller.isRehearsing()
                ? deployments.rehearsal().orElseThrow(CallersCatalog::noRehearsal)
                : deployments.catalog();
    }

    private static Refusal noRehearsal() {
        return new Refusal.NotSupported(
                null,
                "Keys for tests are not served here: the simulator of this gateway is turned off.");
    }
}
