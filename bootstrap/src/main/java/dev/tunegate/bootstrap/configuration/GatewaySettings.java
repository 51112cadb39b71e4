package dev.tunegate.bootstrap.configuration;

import dev.tunegate.application.catalog.CallerCredentials;
import dev.tunegate.application.file.FileLimits;
import dev.tunegate.application.finetuning.SubmissionTiming;
import dev.tunegate.domain.access.SignInTerms;
import dev.tunegate.domain.catalog.Secret;
import java.util.Optional;

/**
 * What the configuration says beside the models.
 *
 * @param masterKey the administrator's secret, where the operator chose one
 * @param databaseUrl a database to use instead of the embedded one; it may hold a password
 */
public record GatewaySettings(
        Optional<Secret> masterKey,
        Optional<Secret> databaseUrl,
        SubmissionTiming timing,
        FileLimits limits,
        CallerCredentials callerCredentials,
        SignInTerms signIn) {

    public static final GatewaySettings DEFAULT =
            new GatewaySettings(
                    Optional.empty(),
                    Optional.empty(),
                    SubmissionTiming.DEFAULT,
                    FileLimits.DEFAULT,
                    CallerCredentials.NOWHERE,
                    SignInTerms.LOCAL);
}
