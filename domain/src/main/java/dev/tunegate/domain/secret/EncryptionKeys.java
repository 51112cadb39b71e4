package dev.tunegate.domain.secret;

import dev.tunegate.domain.shared.OutboundPort;
import java.time.Instant;
import java.util.List;

/** The keys under which secrets are sealed in the database; there is always one. */
@OutboundPort
public interface EncryptionKeys {

    /** All of them, the newest first: that one is the primary. */
    List<EncryptionKey> all();

    /** How many stored secrets are sealed as they were before there were such keys. */
    long formerValues();

    /** Makes a key that is the primary from now on, on every node within a second. */
    EncryptionKey add(Instant now);

    /**
     * Brings the secrets that another key opens under the primary, a few at a time: what was done
     * before it breaks off stays done, and two nodes may do it at once. A secret that cannot be
     * opened stays as it is and is told of in the log.
     *
     * @return how many secrets were sealed anew
     */
    long reseal();

    /**
     * Forgets the keys that no secret needs and that were not the primary at this time or later: a
     * secret may still be on its way into the database under one that was a moment ago.
     *
     * @return the keys that are gone
     */
    List<EncryptionKeyId> retire(Instant unusedSince);
}
