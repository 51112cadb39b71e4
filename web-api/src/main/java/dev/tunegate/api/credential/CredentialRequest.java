package dev.tunegate.api.credential;

import dev.tunegate.api.web.JsonObject;
import dev.tunegate.application.catalog.CredentialChange;
import dev.tunegate.domain.catalog.CredentialName;
import dev.tunegate.domain.catalog.Secret;
import dev.tunegate.domain.shared.Refusal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** Reads the wish for a credential, or for a change of one. */
final class CredentialRequest {

    static final String NAME = "credential_name";

    private static final String VALUES = "credential_values";
    private static final String INFO = "credential_info";
    private static final Set<String> MEMBERS = Set.of(NAME, VALUES, INFO);

    private CredentialRequest() {}

    static CredentialName name(JsonObject body) {
        return CredentialName.of(body.requiredText(NAME), NAME);
    }

    static CredentialChange whole(JsonObject body) {
        var change = change(body);
        if (body.object(VALUES).isEmpty()) {
            throw body.missing(VALUES);
        }
        return change;
    }

    static CredentialChange change(JsonObject body) {
        var others = body.names().contains("model_id");
        if (others) {
            throw new Refusal.NotSupported(
                    "model_id", "A credential cannot be made of a model's words here.");
        }
        body.only(MEMBERS);
        return new CredentialChange(
                patch(body, VALUES, CredentialRequest::secret),
                patch(body, INFO, (info, word) -> info.scalar(word).orElse("")));
    }

    /** A credential file may stand as it is, as an object. */
    private static Secret secret(JsonObject values, String word) {
        return new Secret(
                values.isObject(word)
                        ? values.object(word).map(JsonObject::json).orElse("")
                        : values.scalar(word).orElse(""));
    }

    /** An explicit null takes a word away. */
    private static <T> Map<String, Optional<T>> patch(
            JsonObject body, String member, BiFunction<JsonObject, String, T> value) {
        var patch = new HashMap<String, Optional<T>>();
        body.object(member)
                .ifPresent(
                        it ->
                                it.names()
                                        .forEach(
                                                word ->
                                                        patch.put(
                                                                word,
                                                                it.has(word)
                                                                        ? Optional.of(
                                                                                value.apply(
                                                                                        it, word))
                                                                        : Optional.empty())));
        return patch;
    }
}
