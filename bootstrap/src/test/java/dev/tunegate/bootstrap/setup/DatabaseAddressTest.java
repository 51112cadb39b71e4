package dev.tunegate.bootstrap.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DatabaseAddressTest {

    @Test
    void a_postgres_address_is_taken_apart() {
        var address =
                DatabaseAddress.parse(
                        "postgres://me:p%40ss+w@db.example.com:6543/gate?sslmode=require", "X");

        assertThat(address.url())
                .isEqualTo("jdbc:postgresql://db.example.com:6543/gate?sslmode=require");
        assertThat(address.user()).contains("me");
        assertThat(address.password()).contains("p@ss+w");
    }

    @Test
    void port_and_login_may_be_left_out() {
        assertThat(DatabaseAddress.parse("postgresql://localhost/gate", "X"))
                .isEqualTo(
                        new DatabaseAddress(
                                "jdbc:postgresql://localhost/gate",
                                Optional.empty(),
                                Optional.empty()));
    }

    @Test
    void a_jdbc_address_stays_as_it_is() {
        var url = "jdbc:postgresql://h:1/d?user=u&password=p";

        assertThat(DatabaseAddress.parse(url, "X").url()).isEqualTo(url);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mysql://u:hunter2@h/d", "hunter2", "postgres://u:hunter2#@h/d"})
    void anything_else_is_refused_without_being_told(String text) {
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> DatabaseAddress.parse(text, "The variable X"))
                .withMessageStartingWith("The variable X must be an address such as")
                .withMessageNotContaining("hunter2");
    }

    @Test
    void it_prints_no_password() {
        assertThat(DatabaseAddress.parse("postgres://u:hunter2@h/d", "X").toString())
                .doesNotContain("hunter2");
    }
}
