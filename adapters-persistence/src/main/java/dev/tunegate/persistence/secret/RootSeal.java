package dev.tunegate.persistence.secret;

import com.google.crypto.tink.subtle.AesGcmJce;
import dev.tunegate.domain.secret.RootKey;
import dev.tunegate.domain.secret.RootKeys;
import dev.tunegate.domain.secret.WrongRootKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Seals the keys in the database under the root key outside of it. */
final class RootSeal {

    private final String name;
    private final Map<String, AesGcmJce> ciphers = new LinkedHashMap<>();

    RootSeal(RootKeys roots) {
        this.name = roots.current().name();
        roots.former().forEach(this::add);
        add(roots.current());
    }

    private void add(RootKey root) {
        try {
            ciphers.put(root.name(), new AesGcmJce(root.sealingKey()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES-GCM", e);
        }
    }

    /** Of the root key in use. */
    String name() {
        return name;
    }

    boolean isCurrent(KeyRow row) {
        return row.root().equals(name);
    }

    byte[] closed(String id, byte[] key) {
        try {
            return cipher(name).encrypt(key, place(id));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key could not be sealed", e);
        }
    }

    /**
     * @throws WrongRootKey if it was sealed under another root key, or tampered with
     */
    byte[] opened(KeyRow row) {
        try {
            return cipher(row.root()).decrypt(row.sealed(), place(row.id()));
        } catch (GeneralSecurityException e) {
            throw new WrongRootKey(row.root());
        }
    }

    private AesGcmJce cipher(String root) {
        var cipher = ciphers.get(root);
        if (cipher == null) {
            throw new WrongRootKey(root);
        }
        return cipher;
    }

    private static byte[] place(String id) {
        return ("encryption key " + id).getBytes(StandardCharsets.UTF_8);
    }
}
