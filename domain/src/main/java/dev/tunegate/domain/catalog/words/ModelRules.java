package dev.tunegate.domain.catalog.words;

import dev.tunegate.domain.catalog.Endpoint;
import dev.tunegate.domain.catalog.ModelName;
import dev.tunegate.domain.shared.Refusal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Whether a name, an id or an endpoint can be a deployment's; what cannot is complained of. */
public final class ModelRules {

    /** A deployment's own id: one with a tilde in it is an account's. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,99}");

    private ModelRules() {}

    /** A public name, or a pattern with one star. */
    public static Optional<ModelName> name(String text, Consumer<String> complaint) {
        if (text.indexOf('*') != text.lastIndexOf('*')) {
            complaint.accept("has more than one *; a pattern has one.");
            return Optional.empty();
        }
        try {
            return Optional.of(ModelName.of(text, "model_name"));
        } catch (Refusal.InvalidInput e) {
            complaint.accept("is too long or not printable.");
            return Optional.empty();
        }
    }

    /** A model with a star in it needs a name with one: else nobody knows what it stands for. */
    public static boolean fit(ModelName name, String providersModel) {
        return !providersModel.contains("*") || name.value().contains("*");
    }

    public static boolean isId(String text, Consumer<String> complaint) {
        boolean fits = ID.matcher(text).matches();
        if (!fits) {
            complaint.accept(
                    "must have up to 100 letters, digits, dots, colons, hyphens and underscores.");
        }
        return fits;
    }

    /** A day as {@code 2027-06-30}. */
    public static Optional<LocalDate> day(String text, Consumer<String> complaint) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException _) {
            complaint.accept("must be a date such as 2027-06-30.");
            return Optional.empty();
        }
    }

    /**
     * @param idle told of an endpoint that there is elsewhere, but not here
     */
    public static Optional<Endpoint> endpoint(
            String text, Consumer<String> idle, Consumer<String> complaint) {
        var endpoint = Endpoint.named(text);
        if (endpoint.isEmpty()) {
            if (IdleWords.ENDPOINTS.contains(text.replaceFirst("^/v1/", "/"))) {
                idle.accept("names an endpoint that is not served here.");
            } else {
                complaint.accept("names no endpoint; there are " + Endpoint.paths() + ".");
            }
        }
        return endpoint;
    }
}
