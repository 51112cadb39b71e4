package dev.tunegate.domain.catalog;

import java.util.List;

/** The fake keeps the contract. */
final class FixedConfigurationWatchTest implements ConfigurationWatchContract {

    @Override
    public ConfigurationWatch watch() {
        return new FixedConfigurationWatch(
                new ConfigurationState(
                        "t.yaml", StoredModelFixture.ADDED_AT, List.of(), List.of(), List.of()));
    }
}
