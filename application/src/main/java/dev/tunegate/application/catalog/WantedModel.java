package dev.tunegate.application.catalog;

import dev.tunegate.domain.catalog.Secret;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What somebody wants a stored model to be; what is empty stays as it is.
 *
 * @param params words of {@code litellm_params}, any of which may be secret; one that is empty is
 *     taken away
 * @param notes an administrator's own words about it; one that is empty is taken away
 */
public record WantedModel(
        Optional<String> id,
        Optional<String> name,
        Map<String, Optional<Secret>> params,
        Optional<List<String>> supports,
        Optional<List<String>> accessGroups,
        Map<String, Optional<String>> notes,
        Optional<Boolean> blocked) {

    public WantedModel {
        params = Map.copyOf(params);
        notes = Map.copyOf(notes);
    }
}
