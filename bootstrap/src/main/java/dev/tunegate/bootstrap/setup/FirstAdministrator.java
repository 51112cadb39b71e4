package dev.tunegate.bootstrap.setup;

import dev.tunegate.application.key.Administrator;
import dev.tunegate.domain.catalog.Secret;
import dev.tunegate.domain.key.KeySecret;
import dev.tunegate.domain.key.Pepper;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The secret that opens a fresh gateway: the operator's master key, or a random one in a file.
 *
 * @param file where the secret can be read; empty where the operator chose it
 */
public record FirstAdministrator(Administrator administrator, Optional<Path> file) {

    public static FirstAdministrator of(Home home, Optional<Secret> masterKey, Pepper pepper) {
        if (masterKey.isPresent()) {
            return new FirstAdministrator(opened(pepper, masterKey.get()), Optional.empty());
        }
        var file = new SecretFile(home.file("administrator.key"));
        var secret = file.readOrMake(() -> KeySecret.freshAdministrator().reveal());
        return new FirstAdministrator(opened(pepper, new Secret(secret)), Optional.of(file.path()));
    }

    private static Administrator opened(Pepper pepper, Secret secret) {
        return new Administrator(List.of(pepper.hash(secret.reveal())));
    }
}
