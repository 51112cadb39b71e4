package dev.tunegate.domain.catalog.words;

import dev.tunegate.domain.catalog.Connection;
import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.catalog.ProviderWords;
import dev.tunegate.domain.catalog.Secret;
import dev.tunegate.domain.provider.ProviderFailure.Misconfigured;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a provider finds wrong with what it is to serve, with no secret in it. */
public final class ProviderProblems {

    /** A shorter secret may be a part of any word. */
    private static final int SHORTEST_HIDDEN = 6;

    private ProviderProblems() {}

    public static List<String> of(ProviderWords provider, ModelDeployment at) {
        return asked(provider, at).stream().map(it -> hidden(it, at.connection())).toList();
    }

    /** A provider that stumbles over a mistake has found one, too. */
    private static List<String> asked(ProviderWords provider, ModelDeployment at) {
        try {
            return provider.problems(at);
        } catch (Misconfigured e) {
            return List.of(e.reason());
        }
    }

    private static String hidden(String sentence, Connection connection) {
        return Stream.concat(connection.apiKey().stream(), connection.secrets().values().stream())
                .map(Secret::reveal)
                .filter(it -> it.length() >= SHORTEST_HIDDEN)
                .reduce(sentence, (text, secret) -> text.replace(secret, "***"));
    }

    /** Whether a sentence names this very word. */
    public static boolean names(String sentence, String word) {
        return Pattern.compile("(?<![A-Za-z0-9_])" + Pattern.quote(word) + "(?![A-Za-z0-9_])")
                .matcher(sentence)
                .find();
    }
}
