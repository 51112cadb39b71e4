package dev.tunegate.bootstrap.setup;

import dev.tunegate.domain.key.Pepper;
import dev.tunegate.domain.secret.RootKey;
import dev.tunegate.domain.secret.RootKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the root key that seals the keys in the database: in the environment, or in a file that it
 * names. A gateway that is given none has one of its pepper.
 */
public final class GatewayRootKeys {

    private static final String CURRENT = "TUNEGATE_ROOT_KEY";
    private static final String FORMER = "TUNEGATE_PREVIOUS_ROOT_KEY";
    private static final String FILE = "_FILE";

    private GatewayRootKeys() {}

    /**
     * Whoever gives a gateway its first root key need not name the one of its pepper as the former.
     *
     * @throws StartRefused if a key is too weak, is no base64, or cannot be read
     */
    public static RootKeys of(Map<String, String> environment, Pepper pepper) {
        var given = key(environment, CURRENT);
        var former = new ArrayList<RootKey>();
        key(environment, FORMER).ifPresent(former::add);
        if (given.isPresent()) {
            former.add(RootKey.of(pepper));
        }
        return new RootKeys(given.orElseGet(() -> RootKey.of(pepper)), former);
    }

    private static Optional<RootKey> key(Map<String, String> environment, String name) {
        var value = Optional.ofNullable(environment.get(name));
        var file = Optional.ofNullable(environment.get(name + FILE));
        if (value.isPresent() && file.isPresent()) {
            throw new StartRefused("Set " + name + " or " + name + FILE + ", not both.");
        }
        return value.map(it -> parsed(it, "The environment variable " + name))
                .or(() -> file.map(it -> parsed(read(it, name), "The file " + it)));
    }

    private static String read(String file, String name) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException | IllegalArgumentException e) {
            throw new StartRefused(
                    "The file " + file + ", which " + name + FILE + " names, cannot be read.");
        }
    }

    private static RootKey parsed(String text, String source) {
        try {
            return RootKey.of(Base64.getDecoder().decode(text.strip()));
        } catch (IllegalArgumentException e) {
            throw new StartRefused(
                    source
                            + " must hold at least 32 random bytes in base64, for example from"
                            + " 'openssl rand -base64 32'.");
        }
    }
}
