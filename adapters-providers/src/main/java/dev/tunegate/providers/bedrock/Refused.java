package dev.tunegate.providers.bedrock;

import dev.tunegate.domain.provider.ProviderFailure.Rejected;

/** Says what of a chat request cannot be put to Converse. */
final class Refused {

    private Refused() {}

    /** The parameter, or this value of it, has no equivalent at Bedrock. */
    static Rejected unsupported(String param, String why) {
        return new Rejected(
                400,
                param,
                "unsupported_parameter",
                "Bedrock's models do not take '" + param + "': " + why);
    }

    /** The request is wrong whoever reads it. */
    static Rejected invalid(String param, String expected) {
        return new Rejected(
                400, param, "invalid_value", "Invalid '" + param + "': expected " + expected + ".");
    }
}
