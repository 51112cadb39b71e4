package dev.tunegate.providers.openaiwire;

import static dev.tunegate.providers.openaiwire.WireFixture.aFile;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.domain.catalog.ModelDeployment;
import dev.tunegate.domain.file.FileId;
import dev.tunegate.domain.file.FilePurpose;
import dev.tunegate.domain.file.FileStore;
import dev.tunegate.domain.file.FileStore.Outgoing;
import dev.tunegate.domain.file.FileStoreContract;
import dev.tunegate.domain.file.ManagedFile;
import dev.tunegate.domain.file.ProviderFileId;
import dev.tunegate.domain.provider.ProviderFailure.Misconfigured;
import dev.tunegate.domain.provider.ProviderFailure.Rejected;
import dev.tunegate.domain.provider.ProviderFailure.Unavailable;
import dev.tunegate.domain.provider.ProviderFailure.Unclear;
import dev.tunegate.providers.openaiwire.server.Misbehaviour;
import dev.tunegate.providers.openaiwire.server.Misbehaviour.Fault;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Copies of files at a host that speaks OpenAI's format. */
class WireFileStoreTest implements FileStoreContract {

    private static final FileId FILE = new FileId("file-ours0001");

    private final WireFixture wire = new WireFixture();
    private final FileStore store = wire.wire.fileStore();

    @Override
    public FileStore store() {
        return store;
    }

    @Override
    public ModelDeployment deployment() {
        return wire.deployment();
    }

    @Override
    public Optional<byte[]> bytesOf(ProviderFileId copy) {
        return wire.server.content(copy.value()).map(it -> it.getBytes(StandardCharsets.UTF_8));
    }

    @AfterEach
    void stop() {
        wire.close();
    }

    private void misbehave(String method, Fault fault) {
        wire.server.misbehave(Misbehaviour.on(method, "/files.*", fault));
    }

    @Test
    void a_copy_arrives_whole_and_is_found_by_its_mark() throws Exception {
        var content = "{\"messages\":[]}\r\n--x\r\n-- grüß\n".repeat(50_000);

        var copy = store.store(wire.deployment(), aFile(FILE, content));

        assertThat(store.find(wire.deployment(), FILE)).contains(copy);
        var digest = MessageDigest.getInstance("SHA-256");
        var hash =
                HexFormat.of().formatHex(digest.digest(content.getBytes(StandardCharsets.UTF_8)));
        assertThat(wire.server.sha256(copy.value())).contains(hash);
        assertThat(wire.server.requests().getFirst().headers()).containsKey("content-length");
    }

    @Test
    void a_huge_copy_is_sent_in_constant_memory() {
        long bytes = 1L << 27;
        var file =
                new Outgoing(
                        FILE,
                        FilePurpose.FINE_TUNE,
                        new ManagedFile.Content(bytes, "", Optional.empty(), 0),
                        () -> new Zeros(bytes));
        System.gc();
        long before = used();

        var copy = store.store(wire.deployment(), file);

        System.gc();
        assertThat(used() - before).isLessThan(48 << 20);
        assertThat(wire.server.files()).containsExactly(copy.value());
    }

    private static long used() {
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    @Test
    void a_file_that_has_no_copy_is_not_found() {
        store.store(wire.deployment(), aFile(new FileId("file-other"), "{}"));

        assertThat(store.find(wire.deployment(), FILE)).isEmpty();
    }

    @Test
    void a_copy_is_found_behind_many_others() {
        var copy = store.store(wire.deployment(), aFile(FILE, "{}"));
        for (int i = 0; i < 1100; i++) {
            store.store(wire.deployment(), aFile(new FileId("file-more" + i), "{}"));
        }

        assertThat(store.find(wire.deployment(), FILE)).contains(copy);

        wire.server.sayHasMore(false);
        assertThat(store.find(wire.deployment(), FILE)).contains(copy);
        assertThat(store.find(wire.deployment(), new FileId("file-none"))).isEmpty();
    }

    @Test
    void a_copy_of_another_purpose_is_found_too() {
        var file = aFile(FILE, "{}");
        var copy =
                store.store(
                        wire.deployment(),
                        new Outgoing(FILE, FilePurpose.BATCH, file.content(), file.open()));

        assertThat(store.find(wire.deployment(), FILE)).contains(copy);
    }

    @Test
    void removing_a_copy_twice_does_nothing_the_second_time() {
        var copy = store.store(wire.deployment(), aFile(FILE, "{}"));

        store.remove(wire.deployment(), copy);
        store.remove(wire.deployment(), copy);

        assertThat(wire.server.files()).isEmpty();
        assertThat(store.find(wire.deployment(), FILE)).isEmpty();
    }

    @Test
    void a_removal_that_fails_says_so() {
        misbehave("DELETE", new Fault.Status(500, "", Map.of()));

        assertThatThrownBy(() -> store.remove(wire.deployment(), new ProviderFileId("file-x")))
                .isInstanceOf(Unavailable.class);
    }

    @Test
    void a_dropped_answer_leaves_the_copy_unclear_and_findable() {
        misbehave("POST", new Fault.DropAfter());

        assertThatThrownBy(() -> store.store(wire.deployment(), aFile(FILE, "{}")))
                .isInstanceOf(Unclear.class);
        assertThat(store.find(wire.deployment(), FILE)).isPresent();
        assertThat(wire.server.files()).hasSize(1);
    }

    @Test
    void an_answer_without_an_id_leaves_the_copy_unclear() {
        misbehave("POST", new Fault.Nonsense("application/json", "{}"));

        assertThatThrownBy(() -> store.store(wire.deployment(), aFile(FILE, "{}")))
                .isInstanceOf(Unclear.class);
    }

    @Test
    void a_refusal_names_our_file_and_hides_theirs() {
        var body = "{\"error\":{\"message\":\"file-ours0001.jsonl (file-9xYz) is no JSONL\"}}";
        misbehave("POST", new Fault.Status(400, body, Map.of()));

        assertThatThrownBy(() -> store.store(wire.deployment(), aFile(FILE, "{}")))
                .isInstanceOf(Rejected.class)
                .hasMessage("file-ours0001.jsonl ([hidden]) is no JSONL");
    }

    @Test
    void a_wrong_key_is_the_operators_fault_and_is_not_shown() {
        misbehave("POST", new Fault.Status(401, "{\"error\":{\"message\":\"sk-wire\"}}", Map.of()));

        assertThatThrownBy(() -> store.store(wire.deployment(), aFile(FILE, "{}")))
                .isInstanceOf(Misconfigured.class)
                .message()
                .doesNotContain("sk-");
    }

    @Test
    void a_list_that_breaks_off_is_no_answer() {
        misbehave("GET", new Fault.Half());

        assertThatThrownBy(() -> store.find(wire.deployment(), FILE))
                .isInstanceOf(Unavailable.class);
    }

    /** So many zeros. */
    private static final class Zeros extends InputStream {
        private long left;

        Zeros(long bytes) {
            this.left = bytes;
        }

        @Override
        public int read() {
            return left-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] into, int from, int length) {
            int count = (int) Math.min(left, length);
            left -= count;
            return count == 0 ? -1 : count;
        }
    }
}
