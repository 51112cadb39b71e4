package dev.tunegate.api.health;

/** Tells whether the gateway can serve: whether its database answers. */
@FunctionalInterface
public interface Readiness {

    boolean isReady();
}
