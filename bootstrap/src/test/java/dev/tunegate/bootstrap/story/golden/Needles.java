package dev.tunegate.bootstrap.story.golden;

import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What must be found nowhere, in each of the forms in which it might stand somewhere. */
final class Needles {

    /** What is shorter stands in places by chance. */
    private static final int LEAST = 8;

    private final Map<Long, List<Form>> byBeginning = new HashMap<>();

    /** The first two bytes of each: most places can be passed by without a closer look. */
    private final BitSet beginnings = new BitSet();

    /** One way to write a needle. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Form(String name, byte[] bytes) {

        boolean isAt(byte[] text, int place) {
            int end = place + bytes.length;
            return end <= text.length && Arrays.equals(text, place, end, bytes, 0, bytes.length);
        }
    }

    void add(String name, String needle) {
        add(name, needle.getBytes(StandardCharsets.UTF_8));
        var url = URLEncoder.encode(needle, StandardCharsets.UTF_8);
        if (!url.equals(needle)) {
            put(name, url);
            put(name, url.toLowerCase(Locale.ROOT));
        }
    }

    void add(String name, byte[] needle) {
        if (needle.length < LEAST) {
            throw new IllegalArgumentException("too short to be looked for: " + name);
        }
        put(new Form(name, needle));
        put(name, HexFormat.of().formatHex(needle));
        put(name, HexFormat.of().withUpperCase().formatHex(needle));
        for (int shift = 0; shift < 3; shift++) {
            put(name, encoded(Base64.getEncoder(), needle, shift));
            put(name, encoded(Base64.getUrlEncoder(), needle, shift));
        }
    }

    /** Those characters in base64 that depend on nothing before or behind. */
    private static String encoded(Base64.Encoder encoder, byte[] needle, int shift) {
        var shifted = new byte[needle.length + shift];
        System.arraycopy(needle, 0, shifted, shift, needle.length);
        var text = encoder.withoutPadding().encodeToString(shifted);
        int first = (shift * 8 + 5) / 6;
        int last = shifted.length * 8 / 6;
        return text.substring(first, last);
    }

    private void put(String name, String text) {
        put(new Form(name, text.getBytes(StandardCharsets.UTF_8)));
    }

    private void put(Form form) {
        if (form.bytes().length >= LEAST) {
            long beginning = ByteBuffer.wrap(form.bytes()).getLong();
            beginnings.set(ByteBuffer.wrap(form.bytes()).getChar());
            byBeginning.computeIfAbsent(beginning, _ -> new ArrayList<>()).add(form);
        }
    }

    /** The names of those that stand in this text, in whatever form. */
    Set<String> in(byte[] text) {
        var found = new TreeSet<String>();
        if (text.length < LEAST) {
            return found;
        }
        var bytes = ByteBuffer.wrap(text);
        for (int place = 0; place <= text.length - LEAST; place++) {
            if (beginnings.get(bytes.getChar(place))) {
                look(text, place, bytes.getLong(place), found);
            }
        }
        return found;
    }

    private void look(byte[] text, int place, long beginning, Set<String> found) {
        for (var form : byBeginning.getOrDefault(beginning, List.of())) {
            if (form.isAt(text, place)) {
                found.add(form.name());
            }
        }
    }
}
