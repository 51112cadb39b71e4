package dev.tunegate.providers.openaiwire.server;

import java.time.Clock;

/** Whom the server resembles. */
public enum Manner {
    OPENAI("/v1") {
        @Override
        Face face(String key, Clock clock) {
            return new PlainFace(key);
        }
    },

    /** Azure's dated dialect: {@code /openai/…?api-version=}. */
    AZURE_GA("") {
        @Override
        Face face(String key, Clock clock) {
            return new AzureFace(key, clock, new AzureShape.Ga());
        }
    },

    /** Azure's v1 dialect: {@code /openai/v1/…}. */
    AZURE_V1("") {
        @Override
        Face face(String key, Clock clock) {
            return new AzureFace(key, clock, new AzureShape.V1());
        }
    },

    /** A Portkey gateway before OpenAI, or with a habit before Bedrock. */
    PORTKEY("/v1") {
        @Override
        Face face(String key, Clock clock) {
            return new PortkeyFace(key);
        }
    };

    private final String path;

    Manner(String path) {
        this.path = path;
    }

    /** What follows the host in the base address that is to be configured. */
    String path() {
        return path;
    }

    abstract Face face(String key, Clock clock);
}
