package dev.tunegate.domain.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunegate.domain.shared.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every permission for every role, as one table. */
final class AccessPolicyTest {

    private static final String TABLE =
            """
            permission     | administrator | key holder | gateway
            FILES_READ     | yes           | yes        | yes
            FILES_WRITE    | yes           | yes        | yes
            JOBS_READ      | yes           | yes        | yes
            JOBS_WRITE     | yes           | yes        | yes
            MODELS_READ    | yes           | yes        | yes
            MODELS_WRITE   | yes           | yes        | yes
            INFERENCE      | yes           | yes        | yes
            KEYS_READ      | yes           | yes        | yes
            KEYS_WRITE     | yes           | no         | yes
            ADMINISTRATION | yes           | no         | yes
            """;

    @ParameterizedTest
    @CsvSource(textBlock = TABLE, delimiter = '|', useHeadersInDisplayName = true)
    void the_table_holds(
            Permission permission, String administrator, String keyHolder, String gateway) {
        check(Caller.administrator(), permission, administrator);
        check(CallerFixture.alice(), permission, keyHolder);
        check(Caller.gateway(), permission, gateway);
    }

    private static void check(Caller caller, Permission permission, String allowed) {
        if (allowed.equals("yes")) {
            assertThat(AccessPolicy.allows(caller, permission)).isTrue();
            assertThatCode(() -> AccessPolicy.require(caller, permission))
                    .doesNotThrowAnyException();
        } else {
            assertThat(AccessPolicy.allows(caller, permission)).isFalse();
            assertThatThrownBy(() -> AccessPolicy.require(caller, permission))
                    .isInstanceOf(Refusal.NotAllowed.class);
        }
    }

    @Test
    void the_table_names_every_permission() {
        assertThat(TABLE.lines().skip(1)).hasSameSizeAs(Permission.values());
    }
}
