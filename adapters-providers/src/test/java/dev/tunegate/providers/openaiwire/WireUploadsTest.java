package dev.tunegate.providers.openaiwire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.domain.catalog.Connection;
import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.catalog.Secret;
import dev.tunegate.domain.file.FileId;
import dev.tunegate.domain.file.FilePurpose;
import dev.tunegate.domain.file.FileStore;
import dev.tunegate.domain.file.FileStore.Outgoing;
import dev.tunegate.domain.file.ManagedFile;
import dev.tunegate.domain.provider.ProviderFailure.Rejected;
import dev.tunegate.domain.provider.ProviderFailure.Unavailable;
import dev.tunegate.domain.provider.ProviderFailure.Unclear;
import dev.tunegate.domain.provider.ProviderId;
import dev.tunegate.providers.openaiwire.Dialect.Parts;
import dev.tunegate.providers.openaiwire.server.Manner;
import dev.tunegate.providers.openaiwire.server.Misbehaviour;
import dev.tunegate.providers.openaiwire.server.Misbehaviour.Fault;
import dev.tunegate.providers.openaiwire.server.OpenAiWireServer;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Uploads in parts: what is lost on the way, and what is left behind. */
class WireUploadsTest {

    private static final FileId FILE = new FileId("file-large001");
    private static final int PART = 64 << 10;
    private static final byte[] CONTENT =
            "0123456789 grüß".repeat(15_000).getBytes(StandardCharsets.UTF_8);
    private static final long BYTES = CONTENT.length;
    private static final String SHA = sha256();
    private static final String PARTS = "/uploads/.*/parts";
    private static final Fault NONE = new Fault.Delay(Duration.ZERO);

    private final HostFixture host = new HostFixture(Manner.OPENAI);
    private final AtomicLong read = new AtomicLong();
    private final ModelDeployment at = deployment();
    private final FileStore store =
            new OpenAiWire(
                            new PlainDialect(Optional.of(new Parts(100, PART))),
                            host.http,
                            host.failures)
                    .fileStore();

    private ModelDeployment deployment() {
        var connection =
                new Connection(
                        "main",
                        Optional.of(host.server.address()),
                        Optional.of(new Secret(OpenAiWireServer.KEY)),
                        Map.of());
        return HostFixture.deployment(new ProviderId("openai"), "m", connection, Map.of());
    }

    @AfterEach
    void stop() {
        host.close();
    }

    private Outgoing large() {
        return new Outgoing(
                FILE,
                FilePurpose.FINE_TUNE,
                new ManagedFile.Content(BYTES, "", Optional.empty(), 0),
                () -> new Counted(read));
    }

    private void misbehave(String path, Fault... faults) {
        for (var fault : faults) {
            host.server.misbehave(Misbehaviour.on("POST", path, fault));
        }
    }

    @Test
    void a_small_file_goes_up_as_one() {
        var copy = store.store(at, HostFixture.aFile(FILE, "{}"));

        assertThat(host.server.requests("POST", "/files")).isEqualTo(1);
        assertThat(store.find(at, FILE)).contains(copy);
    }

    @Test
    void a_part_whose_answer_is_lost_is_counted_once() throws Exception {
        misbehave(PARTS, NONE, new Fault.DropAfter());

        var copy = store.store(at, large());

        assertThat(host.server.sha256(copy.value())).contains(SHA);
        assertThat(host.server.partBytes()).isEqualTo(BYTES + PART);
        assertThat(read.get()).isEqualTo(BYTES + PART);
    }

    @Test
    void an_upload_that_will_not_go_is_cancelled_and_leaves_nothing() {
        var broken = new Fault.Status(500, "{}", Map.of());
        misbehave(PARTS, broken, broken, broken);

        assertThatThrownBy(() -> store.store(at, large())).isInstanceOf(Unavailable.class);

        assertThat(host.server.openUploads()).isZero();
        assertThat(host.server.files()).isEmpty();
    }

    @Test
    void a_host_that_asks_for_patience_is_not_pressed() {
        misbehave(PARTS, new Fault.Status(429, "{}", Map.of("retry-after", "9")));

        assertThatThrownBy(() -> store.store(at, large()))
                .isInstanceOfSatisfying(
                        Unavailable.class,
                        it -> assertThat(it.retryAfter()).contains(Duration.ofSeconds(9)));
        assertThat(host.server.requests("POST", "/uploads/upload_wire1/parts")).isEqualTo(1);
    }

    @Test
    void a_lost_completion_is_unclear_and_the_copy_is_found() {
        misbehave("/uploads/.*/complete", new Fault.DropAfter());

        assertThatThrownBy(() -> store.store(at, large())).isInstanceOf(Unclear.class);

        assertThat(store.find(at, FILE)).isPresent();
        assertThat(host.server.files()).hasSize(1);
    }

    @Test
    void a_refused_beginning_is_a_refusal() {
        misbehave(
                "/uploads",
                new Fault.Status(400, "{\"error\":{\"message\":\"No room\"}}", Map.of()));

        assertThatThrownBy(() -> store.store(at, large()))
                .isInstanceOf(Rejected.class)
                .hasMessage("No room");
    }

    private static String sha256() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(CONTENT));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The content, and a count of the bytes that were read of it. */
    private static final class Counted extends FilterInputStream {
        private final AtomicLong read;

        Counted(AtomicLong read) {
            super(new ByteArrayInputStream(CONTENT));
            this.read = read;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int count = super.read(into, from, length);
            read.addAndGet(Math.max(count, 0));
            return count;
        }
    }
}
