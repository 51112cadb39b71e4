package dev.tunegate.api.file;

import dev.tunegate.api.web.ClientGone;
import dev.tunegate.domain.shared.Refusal;
import java.io.IOException;
import java.time.Duration;
import org.apache.coyote.BadRequestException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells a sender that breaks off from a store that fails. */
final class Storing {

    private static final Logger LOG = LoggerFactory.getLogger(Storing.class);

    private Storing() {}

    /** Something that is read from its sender, and stored. */
    @FunctionalInterface
    interface Deed<T> {
        T run() throws IOException;
    }

    /**
     * @throws Refusal.Unavailable if it could not be stored; trying again may help
     * @throws IOException if its sender is at fault
     */
    static <T> T of(Deed<T> deed) throws IOException {
        try {
            return deed.run();
        } catch (ClientGone | BadRequestException e) {
            throw e;
        } catch (IOException e) {
            LOG.error("an upload could not be stored", e);
            throw new Refusal.Unavailable(
                    "storage_unavailable",
                    "The gateway could not store the file. Nothing is left of it.",
                    Duration.ofSeconds(5));
        }
    }
}
