package dev.tunegate.domain.webhook;

import dev.tunegate.domain.access.Owner;
import dev.tunegate.domain.shared.Revision;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * An address that wants to be told what happens to its owner's things.
 *
 * @param disabled since when and why it is told nothing; empty while it is
 */
public record Webhook(
        WebhookId id,
        Owner owner,
        Subscription subscription,
        SigningSecrets secrets,
        Optional<Disabled> disabled,
        Revision revision) {

    /** To whom the endpoints belong that are told of everybody's things. */
    public static final Owner PLATFORM = new Owner("platform");

    /** The most characters that a name has. */
    public static final int MOST_NAME = 256;

    /** The most characters that an address has. */
    public static final int MOST_URL = 2048;

    /** The most endpoints that one owner has. */
    public static final int MOST_PER_OWNER = 20;

    /** Who is told, where, and of what. */
    public record Subscription(String name, URI url, Set<EventType> types) {

        public Subscription {
            types = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(types));
        }
    }

    /** Why an endpoint is told nothing. */
    public enum Reason {
        /** It has answered that it is gone (410). */
        GONE("gone"),
        /** Somebody has turned it off. */
        REQUESTED("requested");

        private final String word;

        Reason(String word) {
            this.word = word;
        }

        /** The word on the wire. */
        public String word() {
            return word;
        }
    }

    /** Since when an endpoint is told nothing. */
    public record Disabled(Instant since, Reason reason) {}

    public static Webhook made(Owner owner, Subscription subscription, Revision revision) {
        return new Webhook(
                WebhookId.fresh(),
                owner,
                subscription,
                SigningSecrets.fresh(),
                Optional.empty(),
                revision);
    }

    /** The owners whose endpoints are told what happens to a thing of this owner's. */
    public static Set<Owner> audience(Owner ofThing) {
        var platform = ofThing.isRehearsing() ? PLATFORM.rehearsing() : PLATFORM;
        return ofThing.equals(platform) ? Set.of(platform) : Set.of(ofThing, platform);
    }

    public boolean isEnabled() {
        return disabled.isEmpty();
    }

    /** Stays as it is where nothing is wanted otherwise. */
    public Webhook changed(
            Subscription wanted, Optional<Disabled> standing, Instant now, String by) {
        return wanted.equals(subscription) && standing.equals(disabled)
                ? this
                : new Webhook(id, owner, wanted, secrets, standing, revision.next(now, by));
    }

    /**
     * @param keep whether the secret that is current now goes on signing for 24 hours
     */
    public Webhook rotated(boolean keep, Instant now, String by) {
        return new Webhook(
                id,
                owner,
                subscription,
                secrets.rotated(keep, now),
                disabled,
                revision.next(now, by));
    }

    /** Told nothing more, for it has said that nobody is there. */
    public Webhook gone(Instant now, String by) {
        return isEnabled()
                ? changed(subscription, Optional.of(new Disabled(now, Reason.GONE)), now, by)
                : this;
    }
}
