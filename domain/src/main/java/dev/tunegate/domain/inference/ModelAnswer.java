package dev.tunegate.domain.inference;

import java.io.InputStream;

/**
 * A model's answer to a request: a JSON object, or a stream of server-sent events, in OpenAI's
 * format and with the public model name in it.
 *
 * @param body handed through as it comes; whoever takes the answer closes it, which also ends the
 *     provider's work where the caller has gone away
 */
public record ModelAnswer(String contentType, InputStream body) {}
