package dev.tunegate.domain.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * With what an endpoint's events are signed at present.
 *
 * @param current empty if what was stored can no longer be opened; a rotation mends it
 * @param former the one before, for as long as receivers may still know that one alone
 */
public record SigningSecrets(Optional<SigningSecret> current, Optional<Former> former) {

    /** How long a former secret signs beside the current one, where that is asked for. */
    public static final Duration OVERLAP = Duration.ofHours(24);

    /** None of them could be opened. */
    public static final SigningSecrets LOST =
            new SigningSecrets(Optional.empty(), Optional.empty());

    /**
     * A secret that is on its way out.
     *
     * @param until when it signs no more
     */
    public record Former(SigningSecret secret, Instant until) {}

    public static SigningSecrets fresh() {
        return new SigningSecrets(Optional.of(SigningSecret.fresh()), Optional.empty());
    }

    /**
     * @param keep whether the secret that is current now goes on signing for 24 hours
     */
    SigningSecrets rotated(boolean keep, Instant now) {
        var leaving = current.filter(_ -> keep).map(it -> new Former(it, now.plus(OVERLAP)));
        return new SigningSecrets(Optional.of(SigningSecret.fresh()), leaving);
    }

    /** Those that sign at this moment, the current one first. */
    public List<SigningSecret> signing(Instant now) {
        var stillAlive = former.filter(it -> now.isBefore(it.until())).map(Former::secret);
        return Stream.of(current, stillAlive).flatMap(Optional::stream).toList();
    }
}
