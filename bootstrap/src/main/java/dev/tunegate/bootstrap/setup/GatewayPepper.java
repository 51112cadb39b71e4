package dev.tunegate.bootstrap.setup;

import dev.tunegate.domain.key.Pepper;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/** Finds the gateway's pepper: in its environment, or in a file that the first start makes. */
public final class GatewayPepper {

    private static final String VARIABLE = "TUNEGATE_PEPPER";
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private GatewayPepper() {}

    /**
     * @param given the value of {@code TUNEGATE_PEPPER}, in base64
     * @throws StartRefused if it is no base64, or too short
     */
    public static Pepper of(Home home, Optional<String> given) {
        if (given.isPresent()) {
            return pepper(given.get(), "The environment variable " + VARIABLE);
        }
        var file = new SecretFile(home.file("pepper"));
        return pepper(file.readOrMake(GatewayPepper::fresh), "The file " + file.path());
    }

    private static String fresh() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static Pepper pepper(String text, String source) {
        try {
            return new Pepper(Base64.getDecoder().decode(text.strip()));
        } catch (IllegalArgumentException e) {
            throw new StartRefused(source + " must hold at least " + BYTES + " bytes in base64.");
        }
    }
}
