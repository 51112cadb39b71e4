package dev.tunegate.api.catalog;

import dev.tunegate.api.routing.ProviderChoices;
import dev.tunegate.api.web.Api;
import dev.tunegate.api.web.ListBody;
import dev.tunegate.api.web.Needs;
import dev.tunegate.api.web.QueryParameters;
import dev.tunegate.application.catalog.FindCapabilities;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.Permission;
import dev.tunegate.domain.catalog.ModelName;
import dev.tunegate.domain.shared.Listing;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.GetMapping;

/** The route {@code /fine_tuning/capabilities}, which OpenAI does not have. */
@Api
final class CapabilitiesController {

    private final FindCapabilities find;
    private final ProviderChoices choices;

    CapabilitiesController(FindCapabilities find, ProviderChoices choices) {
        this.find = find;
        this.choices = choices;
    }

    /** All of them: the list has no pages. */
    @Needs(Permission.MODELS_READ)
    @GetMapping("/fine_tuning/capabilities")
    ListBody<CapabilitiesBody> list(Caller caller, HttpServletRequest request) {
        var provider = choices.provider(request);
        var found =
                QueryParameters.of(request)
                        .text("model")
                        .map(it -> ModelName.of(it, "model"))
                        .map(it -> find.of(caller, it, provider))
                        .orElseGet(() -> find.list(caller, provider));
        return ListBody.of(new Listing<>(found, false), CapabilitiesBody::of);
    }
}
