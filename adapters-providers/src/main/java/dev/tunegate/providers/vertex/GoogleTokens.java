package dev.tunegate.providers.vertex;

import com.google.auth.Retryable;
import com.google.auth.http.HttpTransportFactory;
import com.google.auth.oauth2.GoogleCredentials;
import com.google.auth.oauth2.ServiceAccountCredentials;
import dev.tunegate.domain.catalog.Connection;
import dev.tunegate.domain.provider.ProviderFailure;
import dev.tunegate.domain.provider.ProviderFailure.Misconfigured;
import dev.tunegate.domain.provider.ProviderFailure.Unavailable;
import dev.tunegate.providers.http.ProviderHttp;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Gives requests the right to be heard: an access token of the account's service account, or of the
 * application-default credentials. A token is used until shortly before it ends; each credential
 * keeps its own.
 */
final class GoogleTokens {

    private static final String SCOPE = "https://www.googleapis.com/auth/cloud-platform";
    private static final String DEFAULT = "";

    /** Credentials that were replaced are forgotten some time: a gateway has few accounts. */
    private static final int MOST = 200;

    private final HttpTransportFactory ofAccounts;
    private final HttpTransportFactory ofTheMachine;
    private final Map<String, GoogleCredentials> credentials = new ConcurrentHashMap<>();

    GoogleTokens(ProviderHttp http) {
        var account = new GoogleTransport(http::exchange);
        var machine = new GoogleTransport(http::askMachine);
        this.ofAccounts = () -> account;
        this.ofTheMachine = () -> machine;
    }

    /**
     * What every request of the account carries.
     *
     * @throws Misconfigured if the credential is unusable or was turned down
     * @throws Unavailable if whoever gives tokens cannot be asked
     */
    Map<String, String> headers(Connection connection) {
        var text = CredentialText.of(connection).orElse(DEFAULT);
        try {
            var headers = new LinkedHashMap<String, String>();
            credential(text)
                    .getRequestMetadata()
                    .forEach((name, values) -> headers.put(name, values.getLast()));
            return headers;
        } catch (IOException failed) {
            throw failure(connection, failed);
        } catch (IllegalArgumentException | IllegalStateException | NullPointerException _) {
            // The library falls over addresses that have no host.
            throw unusable(connection);
        }
    }

    /** Drops a token that was turned down: it may have been revoked before its time. */
    void forget(Connection connection) {
        credentials.remove(CredentialText.of(connection).orElse(DEFAULT));
    }

    private GoogleCredentials credential(String text) throws IOException {
        var known = credentials.get(text);
        if (known != null) {
            return known;
        }
        if (credentials.size() >= MOST) {
            credentials.clear();
        }
        var made = text.equals(DEFAULT) ? applicationDefault() : of(text);
        credentials.put(text, made);
        return made;
    }

    private GoogleCredentials applicationDefault() throws IOException {
        return once(GoogleCredentials.getApplicationDefault(ofTheMachine)).createScoped(SCOPE);
    }

    private GoogleCredentials of(String text) throws IOException {
        var json = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        return once(GoogleCredentials.fromStream(json, ofAccounts)).createScoped(SCOPE);
    }

    /** Without the library's own repetitions: whoever asks tries again, and knows when. */
    private static GoogleCredentials once(GoogleCredentials made) {
        return made instanceof ServiceAccountCredentials account
                ? account.createWithCustomRetryStrategy(false)
                : made;
    }

    private static ProviderFailure failure(Connection connection, IOException failed) {
        for (Throwable it = failed; it != null; it = it.getCause()) {
            if (it instanceof ProviderFailure.Misconfigured misconfigured) {
                return misconfigured;
            }
            if (it instanceof ProviderFailure) {
                return new Unavailable("Google's token server does not answer.", null, it);
            }
        }
        var retryable =
                Optional.of(failed).filter(Retryable.class::isInstance).map(Retryable.class::cast);
        return retryable.filter(Retryable::isRetryable).isPresent()
                ? new Unavailable("Google's token server asks for patience.", null, failed)
                : unusable(connection);
    }

    /** Says nothing of the credential, which the cause may quote. */
    private static Misconfigured unusable(Connection connection) {
        return new Misconfigured(
                "Google gives the account '"
                        + connection.name()
                        + "' no token: check "
                        + SiteWords.CREDENTIALS
                        + ", or the application-default credentials where it has none.");
    }
}
