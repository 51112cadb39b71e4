package dev.tunegate.api.routing;

import dev.tunegate.api.web.ForeignCredentials;
import dev.tunegate.api.web.HeaderText;
import dev.tunegate.api.web.JsonObject;
import dev.tunegate.api.web.QueryParameters;
import dev.tunegate.api.web.UnknownRoute;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.catalog.ProviderNames;
import dev.tunegate.domain.provider.ProviderId;
import dev.tunegate.domain.shared.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Reads the choice of a provider from every place where clients of LiteLLM and Portkey write it.
 * Places that say the same are one; places that contradict each other are refused.
 */
@Component
public final class ProviderChoices {

    /** LiteLLM's word, in a body, a form or a query; as a header it has hyphens. */
    public static final String PROVIDER = "custom_llm_provider";

    private static final String OPTIONS = "portkey_options";
    private static final String HEADER = "custom-llm-provider";
    private static final String IN_PATH = "provider";

    private final ProviderNames names;
    private final ForeignCredentials credentials;
    private final BroughtAccounts brought;

    public ProviderChoices(
            ProviderNames names, ForeignCredentials credentials, BroughtAccounts brought) {
        this.names = names;
        this.credentials = credentials;
        this.brought = brought;
    }

    /**
     * What a request says in its path, query and headers, and in its JSON body.
     *
     * @throws Refusal.InvalidInput naming the place that is wrong or contradicts another
     * @throws Refusal.NotAllowed if it names a host, or brings along credentials
     */
    public StatedChoice of(Caller caller, HttpServletRequest request, JsonObject body) {
        var statements = around(request);
        body.text(PROVIDER).ifPresent(it -> statements.provider(it, PROVIDER));
        body.object(OPTIONS).ifPresent(it -> options(statements, it));
        return brought.with(caller, request, statements.choice());
    }

    /**
     * What a request says in its path, query and headers, and in a field of its form.
     *
     * @see #of(Caller, HttpServletRequest, JsonObject)
     */
    public StatedChoice of(Caller caller, HttpServletRequest request, Fields form) {
        var statements = around(request);
        form.field(PROVIDER).ifPresent(it -> statements.provider(it, PROVIDER));
        return brought.with(caller, request, statements.choice());
    }

    /** The fields of a form. */
    public interface Fields {
        Optional<String> field(String name);
    }

    /** Refuses a choice that makes no sense, on a route where it changes nothing. */
    public void check(HttpServletRequest request) {
        around(request).choice();
    }

    /** The provider whose things are asked for, where one is named; configs name none. */
    public Optional<ProviderId> provider(HttpServletRequest request) {
        var statements = around(request);
        statements.choice();
        return statements.provider();
    }

    /**
     * The provider that a caller's word means.
     *
     * @throws Refusal.InvalidInput if there is none
     */
    public ProviderId named(String word, String param) {
        return new Statements(names).named(word, param);
    }

    private Statements around(HttpServletRequest request) {
        var statements = new Statements(names);
        inPath(request).ifPresent(it -> statements.provider(it, PROVIDER));
        QueryParameters.of(request)
                .text(PROVIDER)
                .ifPresent(it -> statements.provider(it, PROVIDER));
        HeaderText.of(request, HEADER).ifPresent(it -> statements.provider(it, PROVIDER));
        for (var word : PortkeyWord.values()) {
            HeaderText.of(request, word.header())
                    .ifPresent(it -> word.say(statements, it, word.header()));
        }
        request.getHeaderNames().asIterator().forEachRemaining(PortkeyWord::requireHarmless);
        return statements;
    }

    /** A path that begins with what is no provider is a path that there is not. */
    private Optional<String> inPath(HttpServletRequest request) {
        if (request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE)
                        instanceof Map<?, ?> variables
                && variables.get(IN_PATH) instanceof String word) {
            if (names.named(word).isEmpty()) {
                throw new UnknownRoute();
            }
            return Optional.of(word);
        }
        return Optional.empty();
    }

    private void options(Statements statements, JsonObject options) {
        for (var name : options.names()) {
            credentials.admit(name);
            var word =
                    PortkeyWord.of(name)
                            .orElseThrow(() -> PortkeyWord.unknown(options.path(name), name));
            var said =
                    word == PortkeyWord.CONFIG && options.isObject(name)
                            ? options.object(name).map(JsonObject::json)
                            : options.text(name);
            said.ifPresent(it -> word.say(statements, it, options.path(name)));
        }
    }
}
