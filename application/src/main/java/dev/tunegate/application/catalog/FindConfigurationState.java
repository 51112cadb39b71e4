package dev.tunegate.application.catalog;

import dev.tunegate.application.shared.UseCase;
import dev.tunegate.domain.access.AccessPolicy;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.Permission;
import dev.tunegate.domain.access.Place;
import dev.tunegate.domain.catalog.ConfigurationState;
import dev.tunegate.domain.catalog.ConfigurationWatch;

/** Tells whether the configuration file, as it is now, is in force on this node. */
@UseCase
public final class FindConfigurationState {

    private final ConfigurationWatch watch;

    public FindConfigurationState(ConfigurationWatch watch) {
        this.watch = watch;
    }

    public ConfigurationState state(Caller caller) {
        AccessPolicy.require(caller, Permission.CATALOG_READ, Place.PLATFORM);
        return watch.state();
    }
}
