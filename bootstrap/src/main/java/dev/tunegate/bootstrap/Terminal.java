package dev.tunegate.bootstrap;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** The streams that lead to whoever started the program. */
public final class Terminal {

    private Terminal() {}

    public static PrintStream output() {
        return stream(FileDescriptor.out);
    }

    public static PrintStream errors() {
        return stream(FileDescriptor.err);
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}
