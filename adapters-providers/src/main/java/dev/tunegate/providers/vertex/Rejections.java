package dev.tunegate.providers.vertex;

import dev.tunegate.domain.provider.ProviderFailure.Rejected;

/** What is said to a caller whose chat request Gemini cannot be asked. */
final class Rejections {

    private Rejections() {}

    /** A member has a value that it may not have. */
    static Rejected wrong(String param, String expected) {
        return new Rejected(
                400, param, "invalid_type", "'" + param + "' must be " + expected + ".");
    }

    /** A member is known to OpenAI, but has no equivalent here. */
    static Rejected unknown(String param, String why) {
        return new Rejected(
                400,
                param,
                "unsupported_parameter",
                "The provider 'vertex_ai' does not take '" + param + "': " + why + ".");
    }
}
