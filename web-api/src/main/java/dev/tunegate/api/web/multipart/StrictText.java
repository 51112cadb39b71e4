package dev.tunegate.api.web.multipart;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Text from bytes that must be what they claim to be: nothing is replaced or guessed. */
final class StrictText {

    private StrictText() {}

    static String utf8(byte[] bytes, String what, Location at) {
        return decode(bytes, StandardCharsets.UTF_8, what, at);
    }

    static String decode(byte[] bytes, Charset charset, String what, Location at) {
        try {
            return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw at.malformed(what + " is not valid " + charset.name());
        }
    }
}
