package dev.tunegate.domain.catalog;

import dev.tunegate.domain.shared.OutboundPort;

/** Where the catalog comes from; ask each time, for it may change while the gateway runs. */
@OutboundPort
public interface Deployments {

    ModelCatalog catalog();
}
