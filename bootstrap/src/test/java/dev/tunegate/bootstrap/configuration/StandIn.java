package dev.tunegate.bootstrap.configuration;

import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.catalog.ProviderWords;
import dev.tunegate.domain.catalog.Secret;
import dev.tunegate.domain.provider.ProviderFailure.Misconfigured;
import dev.tunegate.domain.provider.ProviderId;
import dev.tunegate.providers.ProvidersConfiguration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A provider that only these tests know, so that no real one's words decide them. */
record StandIn(
        ProviderId provider,
        Set<String> accountWords,
        Set<String> addressWords,
        Set<String> secretWords,
        Set<String> modelWords)
        implements ProviderWords {

    /** It needs a bucket, and it chatters about its credentials when the region is the moon. */
    static final ProviderWords CLOUD =
            new StandIn(
                    new ProviderId("cloud"),
                    Set.of("cloud_region", "cloud_bucket", "api_version"),
                    Set.of("cloud_region"),
                    Set.of("cloud_token", "cloud_file"),
                    Set.of("cloud_tier", "cloud_kinds"));

    static final ProviderWords HARBOUR =
            new StandIn(
                    new ProviderId("harbour"),
                    Set.of("harbour_pier"),
                    Set.of("harbour_pier"),
                    Set.of("harbour_pass"),
                    Set.of());

    /** The real providers and these two. */
    static List<ProviderWords> all() {
        return Stream.concat(ProvidersConfiguration.words().stream(), Stream.of(CLOUD, HARBOUR))
                .toList();
    }

    @Override
    public Set<String> otherNames() {
        return Set.of(provider.value() + "-ai");
    }

    @Override
    public List<String> problems(ModelDeployment at) {
        if (at.connection().setting("cloud_region").filter("sun"::equals).isPresent()) {
            throw new Misconfigured("cloud_region is too hot.");
        }
        var problems = new ArrayList<String>();
        if (accountWords.contains("cloud_bucket")
                && at.connection().setting("cloud_bucket").isEmpty()) {
            problems.add("cloud_bucket is missing.");
        }
        if (at.connection().setting("cloud_region").filter("moon"::equals).isPresent()) {
            var key = at.connection().apiKey().map(Secret::reveal).orElse("");
            var token = at.connection().secret("cloud_token").map(Secret::reveal).orElse("");
            problems.add("cloud_region has nothing for " + key + " and " + token + ".");
        }
        return problems;
    }

    @Override
    public List<String> knownModels() {
        return List.of("cumulus");
    }
}
