package dev.tunegate.providers.dataset;

import java.util.Random;

/** Text of many scripts, the same for the same seed, and ways to write it down as JSON. */
final class RandomText {

    /** First and last characters of scripts: one to four bytes, left to right and right to left. */
    private static final int[][] SCRIPTS = {
        {0x20, 0x7e},
        {0x00, 0x1f},
        {0x7f, 0xff},
        {0x370, 0x3ff},
        {0x590, 0x6ff},
        {0x900, 0x97f},
        {0xe00, 0xe7f},
        {0x2000, 0x206f},
        {0x3040, 0x30ff},
        {0x4e00, 0x9fff},
        {0xac00, 0xd7a3},
        {0xe000, 0xe0ff},
        {0xfe00, 0xffff},
        {0x10000, 0x100ff},
        {0x1d100, 0x1d1ff},
        {0x1f300, 0x1faff},
        {0x20000, 0x2a6df},
        {0x10ff00, 0x10ffff}
    };

    private final Random random;

    RandomText(long seed) {
        this.random = new Random(seed);
    }

    /** One to so many characters. */
    String next(int most) {
        var text = new StringBuilder();
        int length = 1 + random.nextInt(most);
        for (int at = 0; at < length; at++) {
            var script = SCRIPTS[random.nextInt(SCRIPTS.length)];
            text.appendCodePoint(script[0] + random.nextInt(script[1] - script[0] + 1));
        }
        return text.toString();
    }

    /** The text as a JSON string, each character in one of the forms that JSON has for it. */
    String json(String text) {
        var json = new StringBuilder("\"");
        text.codePoints().forEach(it -> json.append(form(it)));
        return json.append('"').toString();
    }

    private String form(int character) {
        var plain = Character.toString(character);
        boolean must = character < 0x20 || character == '"' || character == '\\';
        int at = "\"\\/\b\f\n\r\t".indexOf(character);
        if (at >= 0 && random.nextBoolean()) {
            return "\\" + "\"\\/bfnrt".charAt(at);
        }
        return must || random.nextInt(4) == 0 ? escaped(plain) : plain;
    }

    private String escaped(String text) {
        var hex = random.nextBoolean() ? "\\u%04x" : "\\u%04X";
        var escapes = new StringBuilder();
        text.chars().forEach(it -> escapes.append(hex.formatted(it)));
        return escapes.toString();
    }
}
