package dev.tunegate.domain.shared;

import java.time.Instant;

/** Work that will be done later, on whichever node is free, and that outlives a crash. */
@OutboundPort
public interface Errands {

    /**
     * Plans one errand for one thing. Called inside a transaction, the plan is stored together with
     * the change that makes it necessary. Planning what is planned already moves it to the new
     * time, unless it is being run at this moment: then the run itself decides what comes next.
     *
     * @param id names the thing, see {@link Errand}
     */
    void plan(Errand errand, String id, Instant at);
}
