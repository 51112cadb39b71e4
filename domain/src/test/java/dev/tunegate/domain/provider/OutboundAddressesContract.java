package dev.tunegate.domain.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What everybody who judges addresses must do. Nothing is allowed beside the public internet. */
public interface OutboundAddressesContract {

    OutboundAddresses addresses();

    @Test
    default void the_public_internet_is_open_by_https() {
        var address = URI.create("https://93.184.216.34/hook?a=b");

        assertThat(addresses().objectionToProvider(address)).isEmpty();
        assertThat(addresses().objectionToWebhook(address)).isEmpty();
    }

    @Test
    default void a_name_that_nobody_knows_yet_is_judged_when_it_is_used() {
        var address = URI.create("https://not-yet.example.invalid/hook");

        assertThat(addresses().objectionToWebhook(address)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://93.184.216.34/",
                "https://127.0.0.1/",
                "https://127.0.0.1:8443/",
                "https://localhost/",
                "https://10.0.0.1/",
                "https://[::1]/",
                "https://169.254.169.254/latest/meta-data",
                "https://somebody@93.184.216.34/",
                "ftp://93.184.216.34/"
            })
    default void whatever_else_there_is_an_objection_that_does_not_repeat_it(String text) {
        var address = URI.create(text);

        assertThat(addresses().objectionToProvider(address))
                .hasValueSatisfying(it -> assertThat(it).doesNotContain(text));
        assertThat(addresses().objectionToWebhook(address))
                .hasValueSatisfying(it -> assertThat(it).doesNotContain(text));
    }
}
