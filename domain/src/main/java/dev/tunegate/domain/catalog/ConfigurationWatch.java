package dev.tunegate.domain.catalog;

import dev.tunegate.domain.shared.OutboundPort;

/** Watches this node's configuration file. */
@OutboundPort
public interface ConfigurationWatch {

    ConfigurationState state();
}
