package dev.tunegate.providers.bedrock;

import dev.tunegate.domain.provider.PublicWords;
import dev.tunegate.providers.http.Effect;

/**
 * What a request to AWS was meant to do, for whoever must say why it was not done.
 *
 * @param right the permission it needs, such as {@code s3:PutObject}
 */
record Asked(Effect effect, String right, PublicWords text) {

    static Asked repeatable(BedrockAccount account, String right) {
        return new Asked(Effect.REPEATABLE, right, account.words());
    }

    static Asked creating(String right, PublicWords text) {
        return new Asked(Effect.CREATING, right, text);
    }
}
