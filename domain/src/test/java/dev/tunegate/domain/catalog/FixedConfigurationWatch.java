package dev.tunegate.domain.catalog;

/** A configuration that is as a test says. */
public record FixedConfigurationWatch(ConfigurationState state) implements ConfigurationWatch {}
