package dev.tunegate.bootstrap.story.golden;

/** The stands by name, for stories that are told at each of them. */
enum Provider {
    OPENAI,
    AZURE_GA,
    AZURE_V1,
    PORTKEY,
    COMPATIBLE,
    VERTEX,
    BEDROCK;

    /** A fresh one. */
    Stand open() {
        return switch (this) {
            case OPENAI -> WireStand.openai();
            case AZURE_GA -> WireStand.azureGa();
            case AZURE_V1 -> WireStand.azureV1();
            case PORTKEY -> WireStand.portkey();
            case COMPATIBLE -> WireStand.compatible();
            case VERTEX -> new VertexStand();
            case BEDROCK -> new BedrockStand();
        };
    }
}
