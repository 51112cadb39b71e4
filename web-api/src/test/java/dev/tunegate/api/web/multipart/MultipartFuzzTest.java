package dev.tunegate.api.web.multipart;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The reader against forms made by chance, sent in pieces of any size, sound and damaged. */
@Timeout(value = 300, threadMode = SEPARATE_THREAD)
class MultipartFuzzTest {

    private static final int SOUND_FORMS = 20_000;
    private static final int DAMAGED_FORMS = 20_000;

    @Test
    void every_sound_form_is_read_as_it_was_written() throws Exception {
        for (int seed = 0; seed < SOUND_FORMS; seed++) {
            var random = new Random(seed);
            var form = new RandomForm(random);
            var naive = NaiveMultipart.split(form.bytes(), form.boundary().value());
            var read = read(form.bytes(), form.boundary(), random);

            assertThat(naive.orElseThrow())
                    .extracting(NaiveMultipart.Piece::body)
                    .as("naive, seed %d", seed)
                    .isEqualTo(form.contents());
            assertThat(read).extracting(Read::name).as("seed %d", seed).isEqualTo(form.names());
            assertMatch(seed, read, form.contents());
        }
    }

    @Test
    void a_damaged_form_is_refused_or_read_as_the_naive_reader_reads_it() throws Exception {
        int accepted = 0;
        for (int seed = 0; seed < DAMAGED_FORMS; seed++) {
            var random = new Random(1_000_000_000L + seed);
            var form = new RandomForm(random);
            var damaged = damaged(form.bytes(), random);
            var naive = NaiveMultipart.split(damaged, form.boundary().value());
            var read = tryToRead(damaged, form.boundary(), random);

            if (read.isPresent()) {
                accepted++;
                var bodies = naive.orElseThrow().stream().map(NaiveMultipart.Piece::body).toList();
                assertMatch(seed, read.get(), bodies);
            } else {
                assertThat(naive.map(pieces -> headers(pieces)))
                        .as("refused without reason, seed %d", seed)
                        .isNotEqualTo(soundHeaders(form));
            }
        }
        assertThat(accepted).isBetween(DAMAGED_FORMS / 10, DAMAGED_FORMS * 9 / 10);
    }

    private static Optional<List<String>> soundHeaders(RandomForm form) {
        return NaiveMultipart.split(form.bytes(), form.boundary().value())
                .map(pieces -> headers(pieces));
    }

    private static List<String> headers(List<NaiveMultipart.Piece> pieces) {
        return pieces.stream().map(NaiveMultipart.Piece::headers).toList();
    }

    /** Flips some bits, and now and then cuts, drops or doubles a stretch. */
    private static byte[] damaged(byte[] sound, Random random) {
        var out = new ByteArrayOutputStream();
        int from = random.nextInt(sound.length);
        int to = from + random.nextInt(Math.min(100, sound.length - from) + 1);
        switch (random.nextInt(6)) {
            case 0 -> out.write(sound, 0, from);
            case 1 -> {
                out.write(sound, 0, from);
                out.write(sound, to, sound.length - to);
            }
            case 2 -> {
                out.write(sound, 0, to);
                out.write(sound, from, sound.length - from);
            }
            default -> out.writeBytes(sound);
        }
        var damaged = out.toByteArray();
        for (int flips = random.nextInt(4); flips > 0 && damaged.length > 0; flips--) {
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return damaged;
    }

    private static Optional<List<Read>> tryToRead(byte[] form, Boundary boundary, Random random)
            throws IOException {
        try {
            return Optional.of(read(form, boundary, random));
        } catch (MalformedMultipart e) {
            assertThat(e.isLimitExceeded()).isFalse();
            assertThat(e.offset().orElseThrow()).isBetween(0L, (long) form.length);
            return Optional.empty();
        }
    }

    private static List<Read> read(byte[] form, Boundary boundary, Random random)
            throws IOException {
        var stream = new ChunkedInput(form, sizes(random));
        var limits = new MultipartLimits(64, 16_384, 500_000, form.length);
        var reader = new MultipartReader(stream, boundary, limits);
        var read = new ArrayList<Read>();
        for (var part = reader.next(); part.isPresent(); part = reader.next()) {
            var taken = take(part.get().body(), random);
            read.add(new Read(part.get().name(), taken));
        }
        assertThat(stream.taken()).isEqualTo(form.length);
        return read;
    }

    private static IntSupplier sizes(Random random) {
        int largest =
                switch (random.nextInt(4)) {
                    case 0 -> 1;
                    case 1 -> 10;
                    case 2 -> 5_000;
                    default -> 100_000;
                };
        return () -> 1 + random.nextInt(largest);
    }

    /**
     * The content, read in one of many ways; empty if some of it was left for the reader to skip.
     */
    private static Optional<String> take(InputStream body, Random random) throws IOException {
        var out = new ByteArrayOutputStream();
        switch (random.nextInt(6)) {
            case 0 -> body.transferTo(out);
            case 1 -> out.writeBytes(body.readAllBytes());
            case 2 -> takeByteByByte(body, out);
            case 3 -> {
                out.write(Math.max(0, body.read()));
                body.skip(random.nextInt(5_000));
                return Optional.empty();
            }
            default -> takeInRuns(body, out, random);
        }
        assertThat(body.read()).isEqualTo(-1);
        return Optional.of(out.toString(ISO_8859_1));
    }

    private static void takeByteByByte(InputStream body, ByteArrayOutputStream out)
            throws IOException {
        for (int next = body.read(); next >= 0; next = body.read()) {
            out.write(next);
        }
    }

    private static void takeInRuns(InputStream body, ByteArrayOutputStream out, Random random)
            throws IOException {
        var run = new byte[1 + random.nextInt(random.nextBoolean() ? 100 : 100_000)];
        for (int count = body.read(run); count >= 0; count = body.read(run)) {
            assertThat(count).isPositive();
            out.write(run, 0, count);
        }
    }

    private static void assertMatch(int seed, List<Read> read, List<String> contents) {
        assertThat(read).as("seed %d", seed).hasSameSizeAs(contents);
        for (int i = 0; i < contents.size(); i++) {
            var content = contents.get(i);
            assertThat(read.get(i).content().orElse(content).equals(content))
                    .as("content of part %d, seed %d", i + 1, seed)
                    .isTrue();
        }
    }

    /** A part as it came out: its name, and its content if that was looked at. */
    private record Read(String name, Optional<String> content) {}
}
