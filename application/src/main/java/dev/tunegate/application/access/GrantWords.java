package dev.tunegate.application.access;

import dev.tunegate.domain.catalog.ModelGrants;

/**
 * What an empty list of models means: nothing, or, where the operator has chosen LiteLLM's meaning,
 * every model.
 */
public record GrantWords(boolean emptyMeansEveryModel) {

    /** Nothing named, nothing granted. */
    public static final GrantWords STRICT = new GrantWords(false);

    /** What these grants come to. */
    public ModelGrants meaningOf(ModelGrants grants) {
        return emptyMeansEveryModel && grants.names().isEmpty() ? ModelGrants.ALL : grants;
    }
}
