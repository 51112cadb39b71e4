package dev.tunegate.providers.portkey;

import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.catalog.ProviderWords;
import dev.tunegate.domain.provider.ProviderId;
import dev.tunegate.providers.openaiwire.Declared;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How configurations speak of Portkey. {@code portkey_headers} is a JSON object of further {@code
 * x-portkey-…} headers, such as a region; it counts as a secret, for some of them are.
 */
public final class PortkeyWords implements ProviderWords {

    static final ProviderId PORTKEY = new ProviderId("portkey");

    static final String PROVIDER = "portkey_provider";
    static final String CONFIG = "portkey_config";
    static final String VIRTUAL_KEY = "portkey_virtual_key";
    static final String CUSTOM_HOST = "portkey_custom_host";

    static final String KEY = "portkey_api_key";
    static final String PROVIDER_KEY = "provider_api_key";
    static final String HEADERS = "portkey_headers";

    static final String ROLE = "role_arn";
    static final String OUTPUT = "output_file";
    static final String MODEL_TYPE = "model_type";

    @Override
    public ProviderId provider() {
        return PORTKEY;
    }

    @Override
    public Set<String> accountWords() {
        return Set.of(PROVIDER, CONFIG, VIRTUAL_KEY, CUSTOM_HOST);
    }

    @Override
    public Set<String> addressWords() {
        return Set.of(PROVIDER, CONFIG, VIRTUAL_KEY, CUSTOM_HOST);
    }

    @Override
    public Set<String> hostWords() {
        return Set.of(CUSTOM_HOST, CONFIG);
    }

    @Override
    public Set<String> secretWords() {
        return Set.of(KEY, PROVIDER_KEY, HEADERS);
    }

    @Override
    public Set<String> modelWords() {
        var words = new HashSet<>(Declared.WORDS);
        words.addAll(List.of(ROLE, OUTPUT, MODEL_TYPE));
        return words;
    }

    @Override
    public List<String> problems(ModelDeployment at) {
        var problems = new ArrayList<>(new PortkeyAccount(at.connection()).problems());
        problems.addAll(Declared.problems(at));
        return problems;
    }

    @Override
    public List<String> knownModels() {
        return List.of("gpt-4.1-mini-2025-04-14");
    }
}
