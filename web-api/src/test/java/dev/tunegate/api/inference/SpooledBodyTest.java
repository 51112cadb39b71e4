package dev.tunegate.api.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.domain.shared.Refusal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keeping a body for as long as a request lasts. */
final class SpooledBodyTest {

    private static final long LIMIT = 4L << 20;

    private static byte[] bytes(int count) {
        var bytes = new byte[count];
        for (int i = 0; i < count; i++) {
            bytes[i] = (byte) (i % 251);
        }
        return bytes;
    }

    private static long spools() throws IOException {
        try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(it -> it.toString().endsWith(".chat")).count();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 262_143, 262_144, 262_145, 1_000_000, 4 << 20})
    void a_body_is_read_back_as_often_as_asked(int count) throws IOException {
        var bytes = bytes(count);

        try (var body = SpooledBody.read(new ByteArrayInputStream(bytes), LIMIT);
                var first = body.open();
                var second = body.open()) {
            assertThat(body.bytes()).isEqualTo(count);
            assertThat(first.readNBytes(10)).isEqualTo(second.readNBytes(10));
            assertThat(second.readAllBytes()).hasSize(Math.max(0, count - 10));
            assertThat(body.open().readAllBytes()).isEqualTo(bytes);
        }
    }

    @Test
    void a_large_body_leaves_no_file_behind_even_while_it_is_read() throws IOException {
        long before = spools();

        try (var body = SpooledBody.read(new ByteArrayInputStream(bytes(1_000_000)), LIMIT)) {
            assertThat(spools()).isEqualTo(before);
            assertThat(body.open().readAllBytes()).hasSize(1_000_000);
        }
    }

    @Test
    void a_body_beyond_the_limit_is_refused() throws IOException {
        long before = spools();
        var tooMany = new ByteArrayInputStream(bytes((4 << 20) + 1));

        assertThatThrownBy(() -> SpooledBody.read(tooMany, LIMIT))
                .isInstanceOf(Refusal.TooLarge.class);

        assertThat(spools()).isEqualTo(before);
    }
}
