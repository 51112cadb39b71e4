package dev.tunegate.bootstrap.story.contract;

/** Files of every kind, each with as many rows as a provider wants. */
final class Rows {

    private static final int COUNT = 12;

    static final String PAIRS =
            """
            {"input":{"messages":[{"role":"user","content":"Hi"}]},\
            "preferred_output":[{"role":"assistant","content":"Ho"}],\
            "non_preferred_output":[{"role":"assistant","content":"No"}]}
            """
                    .repeat(COUNT);

    static final String PROMPTS =
            """
            {"messages":[{"role":"user","content":"Hi"}],"reference":"Ho"}
            """
                    .repeat(COUNT);

    private Rows() {}

    /** Requests for a batch: as many as their parameter says, and one that goes wrong there. */
    static String requests(String model, int count) {
        var rows = new StringBuilder();
        for (int i = 0; i <= count; i++) {
            rows.append(
                    """
                    {"custom_id":"%d","method":"POST","url":"/v1/chat/completions","body":\
                    {"model":"%s","messages":[{"role":"user","content":"Hi"}]%s}}
                    """
                            .formatted(i, model, i < count ? "" : ",\"n\":2,\"refuse\":true"));
        }
        return rows.toString();
    }
}
