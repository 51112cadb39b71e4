package dev.tunegate.api.file;

import dev.tunegate.api.routing.ProviderChoices;
import dev.tunegate.api.web.HeaderText;
import dev.tunegate.api.web.QueryParameters;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.catalog.ModelName;
import dev.tunegate.domain.catalog.ProviderChoice;
import dev.tunegate.domain.shared.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where an upload is to be copied, as its form, query and headers say together. */
final class FileTargets {

    private static final String NAMES = "target_model_names";

    private final ProviderChoices choices;
    private final Caller caller;
    private final HttpServletRequest request;

    FileTargets(ProviderChoices choices, Caller caller, HttpServletRequest request) {
        this.choices = choices;
        this.caller = caller;
        this.request = request;
    }

    ProviderChoice choice(ProviderChoices.Fields form) {
        return choices.of(caller, request, form).choice();
    }

    /**
     * @param named the values of {@code target_model_names}: a list, a field that is repeated, or
     *     one text with commas
     */
    List<ModelName> models(List<String> named, ProviderChoices.Fields form) {
        var all =
                named.stream()
                        .flatMap(it -> Arrays.stream(it.split(",")))
                        .map(String::strip)
                        .filter(it -> !it.isEmpty())
                        .map(it -> ModelName.of(it, NAMES));
        return Stream.concat(all, model(form).stream()).distinct().toList();
    }

    /** LiteLLM's {@code model} names one more, wherever it stands. */
    private Optional<ModelName> model(ProviderChoices.Fields form) {
        var said =
                Stream.of(
                                form.field("model"),
                                QueryParameters.of(request).text("model"),
                                HeaderText.of(request, "x-litellm-model"))
                        .flatMap(Optional::stream)
                        .map(String::strip)
                        .distinct()
                        .toList();
        if (said.size() > 1) {
            throw new Refusal.InvalidInput(
                    "model",
                    "contradictory_model",
                    "'model' and 'x-litellm-model' name different models.");
        }
        return said.stream().findFirst().map(it -> ModelName.of(it, "model"));
    }
}
