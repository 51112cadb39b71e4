package dev.tunegate.providers.simulator;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.zip.CRC32;

/** A text as a vector of length one: texts that share words point in similar directions. */
final class WordVector {

    /** Each word counts in so many places, so that two words rarely look alike. */
    private static final int PLACES = 4;

    private WordVector() {}

    static float[] of(String text, int dimensions) {
        var found = Recall.words(text);
        Collection<String> words = found.isEmpty() ? List.of(text) : found;
        var sums = new double[dimensions];
        for (var word : words) {
            for (int place = 0; place < PLACES; place++) {
                long hash = hash(word, place);
                int at = (int) (hash / 2 % dimensions);
                sums[at] += hash % 2 == 0 ? 1 : -1;
            }
        }
        return unit(sums);
    }

    private static long hash(String word, int place) {
        var crc = new CRC32();
        crc.update(place);
        crc.update(word.getBytes(StandardCharsets.UTF_8));
        return crc.getValue();
    }

    /** What has cancelled itself out points somewhere all the same. */
    private static float[] unit(double[] sums) {
        double length = 0;
        for (double sum : sums) {
            length += sum * sum;
        }
        var unit = new float[sums.length];
        if (length == 0) {
            unit[0] = 1;
            return unit;
        }
        for (int i = 0; i < sums.length; i++) {
            unit[i] = (float) (sums[i] / Math.sqrt(length));
        }
        return unit;
    }

    /** As OpenAI packs them: 32-bit floats, the lowest byte first, in Base64. */
    static String packed(float[] vector) {
        var bytes = ByteBuffer.allocate(vector.length * Float.BYTES);
        bytes.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(vector);
        return Base64.getEncoder().encodeToString(bytes.array());
    }
}
