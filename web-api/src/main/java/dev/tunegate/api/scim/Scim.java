package dev.tunegate.api.scim;

import dev.tunegate.domain.shared.Refusal;

/** The names that SCIM gives to things. */
final class Scim {

    static final String MEDIA_TYPE = "application/scim+json";
    static final String JSON = "application/json";
    static final String USER = "urn:ietf:params:scim:schemas:core:2.0:User";
    static final String GROUP = "urn:ietf:params:scim:schemas:core:2.0:Group";
    static final String LIST = "urn:ietf:params:scim:api:messages:2.0:ListResponse";

    /** More than this many resources are never in one answer. */
    static final int MAX_RESULTS = 200;

    private Scim() {}

    static Refusal invalid(String code, String message) {
        return new Refusal.InvalidInput(null, code, message);
    }
}
