package dev.tunegate.providers.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.domain.provider.ProviderFailure.Misconfigured;
import dev.tunegate.domain.provider.ProviderFailure.Unavailable;
import dev.tunegate.domain.provider.Reach;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the guard lets through, and what it says about the rest. */
final class OutboundGuardTest {

    private static final String ONE = "8.8.8.8";
    private static final OutboundGuard PUBLIC = new OutboundGuard(() -> Reach.PUBLIC);

    private static void admits(OutboundGuard guard, String address) {
        assertThatCode(() -> guard.admit(URI.create(address)))
                .as(address)
                .doesNotThrowAnyException();
    }

    private static void refuses(OutboundGuard guard, String address) {
        assertThatThrownBy(() -> guard.admit(URI.create(address)))
                .as(address)
                .isInstanceOf(Misconfigured.class)
                .hasMessageStartingWith("The gateway does not connect to the address: ");
    }

    @Test
    void java_asks_the_guards_resolver() {
        assertThat(GuardedResolver.isInstalled()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://8.8.8.8/",
                "https://1.1.1.1:8443/v1?x=y",
                "https://100.63.255.255/",
                "https://100.128.0.1/",
                "https://172.15.255.255/",
                "https://172.32.0.1/",
                "https://223.255.255.255/",
                "https://[2606:4700:4700::1111]/",
                "https://[64:ff9b::808:808]/",
                "HTTPS://8.8.8.8/",
            })
    void public_addresses_are_admitted(String address) {
        admits(PUBLIC, address);
    }

    @Test
    void a_name_is_admitted_that_stands_for_public_addresses() {
        StubResolver.answer("public.guard.example", List.of(ONE, "2606:4700:4700::1111"));

        admits(PUBLIC, "https://public.guard.example/v1");
        admits(PUBLIC, "https://Public.Guard.example:9443/v1");
    }

    @Test
    void a_name_that_stands_for_nothing_may_come_to_stand_for_something() {
        assertThatThrownBy(() -> PUBLIC.admit(URI.create("https://nothing.guard.invalid/")))
                .isInstanceOf(Unavailable.class);
    }

    @Test
    void an_address_of_the_operators_file_is_admitted_whatever_it_stands_for() {
        var guard = Guards.naming("http://127.0.0.1:8000/v1", "http://vllm:8000/v1");

        admits(guard, "http://127.0.0.1:8000/v1/chat/completions");
        admits(guard, "http://vllm:8000/v1/chat/completions");
        refuses(guard, "http://127.0.0.1:8001/v1");
        refuses(guard, "https://127.0.0.1:8000/v1");
        refuses(guard, "http://vllm:8001/v1");
        refuses(guard, "http://vllm/v1");
    }

    @Test
    void another_port_of_the_files_host_is_a_place_like_any_other() {
        StubResolver.answer("inner.guard.example", List.of("10.1.2.3"));
        var guard = Guards.naming("https://inner.guard.example:8443");

        admits(guard, "https://inner.guard.example:8443/v1");
        refuses(guard, "https://inner.guard.example:9200/_search");
        admits(guard, "https://inner.guard.example:8443/v1");
        assertThat(WatchedNames.permit("inner.guard.example", List.of())).isTrue();
    }

    @Test
    void a_refused_name_is_not_spoiled_for_the_rest_of_the_house() throws Exception {
        StubResolver.answer("database.guard.example", List.of("10.1.2.4"));

        refuses(PUBLIC, "https://database.guard.example/");

        assertThat(InetAddress.getAllByName("database.guard.example"))
                .containsExactly(InetAddress.ofLiteral("10.1.2.4"));
    }

    @Test
    void hosts_ports_and_networks_can_be_allowed() {
        StubResolver.answer("lab.guard.example", List.of("10.7.0.9"));
        StubResolver.answer("far.guard.example", List.of("10.8.0.9"));
        var guard = Guards.with("lab.guard.example:8443", "gpu", "10.7.0.0/16", "fd00:7::/32");

        admits(guard, "https://lab.guard.example:8443/");
        admits(guard, "https://lab.guard.example/");
        admits(guard, "http://10.7.255.1:8000/");
        admits(guard, "https://[fd00:7::1]/");
        refuses(guard, "https://10.8.0.1/");
        refuses(guard, "https://far.guard.example/");
        refuses(guard, "https://[fd00:8::1]/");
        StubResolver.answer("gpu", List.of("192.168.1.5"));
        admits(guard, "http://gpu:8000/");
        admits(guard, "https://gpu/");
    }

    @Test
    void a_range_opens_no_clouds_metadata() {
        var guard = Guards.with("0.0.0.0/0", "::/0", "metadata.guard.example");
        StubResolver.answer("metadata.guard.example", List.of("169.254.169.254"));

        refuses(guard, "http://169.254.169.254/latest/meta-data/");
        refuses(guard, "https://168.63.129.16/");
        refuses(guard, "https://[fd00:ec2::254]/");
        refuses(guard, "https://metadata.guard.example/");
        admits(guard, "http://10.0.0.1/");
    }

    @Test
    void only_who_asks_the_machine_reaches_its_metadata() {
        var address = "http://169.254.169.254/metadata/identity/oauth2/token?x=y";

        refuses(PUBLIC, address);
        refuses(PUBLIC, "http://metadata.google.internal/computeMetadata/v1/");
        PUBLIC.admitMachine(URI.create(address));
        PUBLIC.admitMachine(URI.create("http://metadata.google.internal/computeMetadata/v1/"));
        assertThatThrownBy(() -> PUBLIC.admitMachine(URI.create("http://169.254.169.254:81/")))
                .isInstanceOf(Misconfigured.class);
        assertThatThrownBy(() -> PUBLIC.admitMachine(URI.create("https://127.0.0.1/")))
                .isInstanceOf(Misconfigured.class);
    }

    @Test
    void a_providers_own_host_may_be_reached_by_a_private_line() {
        StubResolver.answer("bedrock.eu-test-1.amazonaws.com", List.of("10.9.0.1"));
        StubResolver.answer("ours.openai.azure.com", List.of("10.9.0.2"));
        StubResolver.answer("theirs.openai.azure.com", List.of("127.0.0.1"));
        StubResolver.answer("ec2-1-2-3-4.compute-1.amazonaws.com", List.of("10.9.0.3"));
        StubResolver.answer("bedrock.eu-test-1.amazonaws.com.guard.example", List.of("10.9.0.4"));

        admits(PUBLIC, "https://bedrock.eu-test-1.amazonaws.com/");
        admits(PUBLIC, "https://ours.openai.azure.com/");
        refuses(PUBLIC, "http://ours.openai.azure.com/");
        refuses(PUBLIC, "https://theirs.openai.azure.com/");
        refuses(PUBLIC, "https://ec2-1-2-3-4.compute-1.amazonaws.com/");
        refuses(PUBLIC, "https://bedrock.eu-test-1.amazonaws.com.guard.example/");
    }

    @Test
    void what_the_file_names_counts_from_its_next_reading_on() {
        var reach = new AtomicReference<>(Reach.PUBLIC);
        var guard = new OutboundGuard(reach::get);
        refuses(guard, "http://127.0.0.1:8000/");

        reach.set(new Reach(Set.of(URI.create("http://127.0.0.1:8000")), List.of()));
        admits(guard, "http://127.0.0.1:8000/");

        reach.set(Reach.PUBLIC);
        refuses(guard, "http://127.0.0.1:8000/");
    }

    @Test
    void the_sentence_names_the_rule_and_not_the_place() {
        StubResolver.answer("secret-place.guard.example", List.of("10.66.77.88"));

        assertThatThrownBy(() -> PUBLIC.admit(URI.create("https://secret-place.guard.example/")))
                .hasMessageContaining("tunegate.outbound.allow")
                .hasMessageNotContaining("10.66.77.88")
                .hasMessageNotContaining("secret-place");
        assertThatThrownBy(() -> PUBLIC.admit(URI.create("https://me:hidden@api.openai.com/")))
                .hasMessageContaining("user name")
                .hasMessageNotContaining("hidden");
    }
}
