package dev.tunegate.api.web.multipart;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A well-made form that is as awkward as chance can make it; each character of a text is a byte.
 */
final class RandomForm {

    private static final String BOUNDARY_CHARACTERS =
            "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'()+_,-./:=?";

    private final Random random;
    private final String boundary;
    private final List<String> contents = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final String text;

    RandomForm(Random random) {
        this.random = random;
        this.boundary = randomBoundary();
        this.text = randomText();
    }

    Boundary boundary() {
        return new Boundary(boundary);
    }

    List<String> names() {
        return names;
    }

    List<String> contents() {
        return contents;
    }

    byte[] bytes() {
        return text.getBytes(ISO_8859_1);
    }

    private String randomBoundary() {
        return switch (random.nextInt(6)) {
            case 0 -> "-".repeat(1 + random.nextInt(70));
            case 1 -> "a".repeat(1 + random.nextInt(70));
            case 2 -> "-a".repeat(1 + random.nextInt(35));
            case 3 -> "----WebKitFormBoundary" + random(BOUNDARY_CHARACTERS, 16);
            case 4 -> random(BOUNDARY_CHARACTERS + " ", random.nextInt(69)) + "z";
            default -> random(BOUNDARY_CHARACTERS, 1 + random.nextInt(3));
        };
    }

    private String randomText() {
        var form = new StringBuilder();
        form.append(random.nextInt(3) == 0 ? content(200) + "\r\n" : "");
        for (int parts = random.nextInt(5); parts > 0; parts--) {
            var name = "näme[" + random.nextInt(10) + "] \"" + random("\\;=:x", 3);
            var content = content(random.nextInt(40) == 0 ? 200_000 : 3_000);
            names.add(name);
            contents.add(content);
            form.append("--").append(boundary).append(random(" \t", random.nextInt(3)));
            form.append("\r\n").append(headers(name));
            form.append(content.isEmpty() && random.nextBoolean() ? "" : "\r\n").append(content);
            form.append("\r\n");
        }
        form.append("--").append(boundary).append("--");
        form.append(random.nextInt(3) == 0 ? "" : "\r\n" + content(100));
        return form.toString();
    }

    private String headers(String name) {
        var quoted =
                name.replace("\\", "\\\\").replace("\"", random.nextBoolean() ? "\\\"" : "%22");
        var lines = new StringBuilder(random.nextBoolean() ? "X-Other: y\r\n" : "");
        lines.append(random.nextBoolean() ? "content-disposition" : "Content-Disposition");
        lines.append(": form-data; name=\"").append(quoted).append("\"");
        lines.append(random.nextBoolean() ? "; filename=\"x\\y\"\r\n" : "\r\n");
        return new String(lines.toString().getBytes(UTF_8), ISO_8859_1);
    }

    /** Anything that does not have the boundary at the front of a line. */
    private String content(int atMost) {
        var content = new StringBuilder("\r\n");
        for (int length = random.nextInt(1 + atMost); content.length() < length + 2; ) {
            content.append(fragment());
        }
        var delimiter = "\r\n--" + boundary;
        for (int at = content.indexOf(delimiter); at >= 0; at = content.indexOf(delimiter, at)) {
            content.setCharAt(at + 2 + random.nextInt(2), 'x');
        }
        return content.substring(2);
    }

    private String fragment() {
        var delimiter = "\r\n--" + boundary;
        return switch (random.nextInt(8)) {
            case 0 -> delimiter.substring(0, random.nextInt(delimiter.length() + 1));
            case 1 -> delimiter.substring(random.nextInt(delimiter.length() + 1));
            case 2 -> "\r\n";
            case 3 -> random("\r\n-", 1 + random.nextInt(10));
            case 4 -> random(delimiter, 1 + random.nextInt(10));
            case 5 -> Character.toString(random.nextInt(256)).repeat(random.nextInt(50));
            case 6 -> "--" + boundary + (random.nextBoolean() ? "--" : "");
            default -> bytes(random.nextInt(300));
        };
    }

    private String random(String alphabet, int length) {
        var text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }

    private String bytes(int length) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return new String(bytes, ISO_8859_1);
    }
}
