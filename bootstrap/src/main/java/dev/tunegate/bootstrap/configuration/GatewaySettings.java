package dev.tunegate.bootstrap.configuration;

import dev.tunegate.api.web.BrowserAccess;
import dev.tunegate.application.access.GrantWords;
import dev.tunegate.application.catalog.CallerCredentials;
import dev.tunegate.application.file.FileLimits;
import dev.tunegate.application.finetuning.SubmissionTiming;
import dev.tunegate.domain.access.SignInTerms;
import dev.tunegate.domain.catalog.Secret;
import dev.tunegate.domain.finetuning.TrackerTerms;
import dev.tunegate.domain.provider.Allowance;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the configuration says beside the models.
 *
 * @param masterKey the administrator's secret, where the operator chose one
 * @param databaseUrl a database to use instead of the embedded one; it may hold a password
 * @param outbound places inside the operator's network that may be connected to
 * @param browsers what pages in a browser may do with the API
 */
public record GatewaySettings(
        Optional<Secret> masterKey,
        Optional<Secret> databaseUrl,
        SubmissionTiming timing,
        FileLimits limits,
        CallerCredentials callerCredentials,
        GrantWords grantWords,
        SignInTerms signIn,
        TrackerTerms tracker,
        List<Allowance> outbound,
        BrowserAccess browsers) {

    public static final GatewaySettings DEFAULT =
            new GatewaySettings(
                    Optional.empty(),
                    Optional.empty(),
                    SubmissionTiming.DEFAULT,
                    FileLimits.DEFAULT,
                    CallerCredentials.NOWHERE,
                    GrantWords.STRICT,
                    SignInTerms.LOCAL,
                    TrackerTerms.NONE,
                    List.of(),
                    BrowserAccess.DEFAULT);

    public GatewaySettings {
        outbound = List.copyOf(outbound);
    }

    /** The names of those that are not the same elsewhere, and wait for the next start. */
    List<String> unlike(GatewaySettings other) {
        var names = new ArrayList<String>();
        compare(names, "general_settings.master_key", masterKey, other.masterKey);
        compare(names, "general_settings.database_url", databaseUrl, other.databaseUrl);
        compare(names, "tunegate_settings: times", timing, other.timing);
        compare(names, "tunegate_settings.max_file_bytes", limits, other.limits);
        compare(
                names,
                "tunegate_settings.caller_credentials",
                callerCredentials,
                other.callerCredentials);
        compare(names, "tunegate_settings.access", grantWords, other.grantWords);
        compare(names, "tunegate_settings.sign_in", signIn, other.signIn);
        compare(names, "tunegate_settings.wandb", tracker, other.tracker);
        compare(names, "tunegate_settings: cors, api_page", browsers, other.browsers);
        return names;
    }

    private static void compare(List<String> names, String name, Object one, Object other) {
        if (!one.equals(other)) {
            names.add(name);
        }
    }
}
