package dev.tunegate.providers.vertex;

/** Why an answer ended ({@code FinishReason} of the API description v1, seen 2026-11-21). */
final class Reasons {

    private Reasons() {}

    static String finish(String reason, boolean calls) {
        return switch (reason) {
            case "MAX_TOKENS" -> "length";
            case "SAFETY",
                    "RECITATION",
                    "BLOCKLIST",
                    "PROHIBITED_CONTENT",
                    "SPII",
                    "MODEL_ARMOR",
                    "IMAGE_SAFETY",
                    "IMAGE_PROHIBITED_CONTENT",
                    "IMAGE_RECITATION" ->
                    "content_filter";
            default -> calls ? "tool_calls" : "stop";
        };
    }
}
