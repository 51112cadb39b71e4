package dev.tunegate.application.shared;

import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.shared.DomainEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one place where the house hears that something changed. Called inside the change's own
 * transaction, so that whatever is written down here is stored together with the change.
 */
@Step
public final class Announcer {

    private static final Logger LOG = LoggerFactory.getLogger("tunegate.audit");

    public void announce(Caller caller, DomainEvent event) {
        LOG.info("{} {} by {}", event.action(), event.subject(), caller.owner());
    }
}
