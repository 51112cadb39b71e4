package dev.tunegate.api.key;

import dev.tunegate.domain.key.VirtualKey;
import org.springframework.http.ResponseEntity;

/** Marks an answer with the state of the key that it shows. */
final class KeyVersion {

    private KeyVersion() {}

    static ResponseEntity.BodyBuilder tag(VirtualKey key) {
        return ResponseEntity.ok().eTag("\"" + key.revision().version() + "\"");
    }
}
