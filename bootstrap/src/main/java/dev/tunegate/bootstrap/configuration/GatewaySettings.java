package dev.tunegate.bootstrap.configuration;

import dev.tunegate.application.catalog.CallerCredentials;
import dev.tunegate.application.file.FileLimits;
import dev.tunegate.application.finetuning.SubmissionTiming;
import dev.tunegate.domain.access.SignInTerms;
import dev.tunegate.domain.catalog.Secret;
import dev.tunegate.domain.provider.Allowance;
import java.util.List;
import java.util.Optional;

/**
 * What the configuration says beside the models.
 *
 * @param masterKey the administrator's secret, where the operator chose one
 * @param databaseUrl a database to use instead of the embedded one; it may hold a password
 * @param outbound places inside the operator's network that may be connected to
 */
public record GatewaySettings(
        Optional<Secret> masterKey,
        Optional<Secret> databaseUrl,
        SubmissionTiming timing,
        FileLimits limits,
        CallerCredentials callerCredentials,
        SignInTerms signIn,
        List<Allowance> outbound) {

    public static final GatewaySettings DEFAULT =
            new GatewaySettings(
                    Optional.empty(),
                    Optional.empty(),
                    SubmissionTiming.DEFAULT,
                    FileLimits.DEFAULT,
                    CallerCredentials.NOWHERE,
                    SignInTerms.LOCAL,
                    List.of());

    public GatewaySettings {
        outbound = List.copyOf(outbound);
    }
}
