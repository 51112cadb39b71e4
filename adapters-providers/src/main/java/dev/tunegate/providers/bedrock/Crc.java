package dev.tunegate.providers.bedrock;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.zip.CRC32;

/** The checksum by which S3 checks what arrives, and by which we know a part again. */
final class Crc {

    private Crc() {}

    /** CRC-32 in Base64, as S3 writes it. */
    static String of(byte[] bytes, int count) {
        var crc = new CRC32();
        crc.update(bytes, 0, count);
        var sum = ByteBuffer.allocate(Integer.BYTES).putInt((int) crc.getValue());
        return Base64.getEncoder().encodeToString(sum.array());
    }
}
