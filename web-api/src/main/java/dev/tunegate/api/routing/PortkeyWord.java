package dev.tunegate.api.routing;

import dev.tunegate.domain.shared.Refusal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What clients of Portkey say of providers, as a header or in {@code portkey_options}. */
enum PortkeyWord {
    /** A provider by its name, or an account as {@code @name}. */
    PROVIDER("x-portkey-provider") {
        @Override
        void say(Statements statements, String said, String param) {
            if (said.startsWith("@")) {
                statements.account(said.substring(1), param);
            } else {
                statements.provider(said, param);
            }
        }
    },
    /** An account by its name. */
    VIRTUAL_KEY("x-portkey-virtual-key") {
        @Override
        void say(Statements statements, String said, String param) {
            statements.account(said, param);
        }
    },
    /** Several, and how to choose among them. */
    CONFIG("x-portkey-config") {
        @Override
        void say(Statements statements, String said, String param) {
            statements.config(said, param);
        }
    };

    /** Headers that say where something is at a provider (Portkey 1.15.2). */
    private static final List<String> ELSEWHERE =
            List.of(
                    "x-portkey-aws-",
                    "x-portkey-azure-",
                    "x-portkey-vertex-",
                    "x-portkey-openai-",
                    "x-portkey-fireworks-",
                    "x-portkey-forward-headers");

    private final String header;

    PortkeyWord(String header) {
        this.header = header;
    }

    String header() {
        return header;
    }

    abstract void say(Statements statements, String said, String param);

    static Optional<PortkeyWord> of(String name) {
        return Arrays.stream(values()).filter(it -> it.header.equalsIgnoreCase(name)).findFirst();
    }

    /** Passing over a bucket or a project would train, and pay, somewhere else than was meant. */
    static void requireHarmless(String header) {
        var name = header.toLowerCase(Locale.ROOT);
        if (ELSEWHERE.stream().anyMatch(name::startsWith)) {
            throw unknown(name, name);
        }
    }

    static Refusal unknown(String param, String name) {
        boolean isPlace = ELSEWHERE.stream().anyMatch(name.toLowerCase(Locale.ROOT)::startsWith);
        return isPlace
                ? new Refusal.NotSupported(
                        param,
                        "Accounts, regions, buckets and projects at a provider are set by this"
                                + " gateway's administrator. Choose an account by its name, as"
                                + " 'x-portkey-virtual-key'.")
                : new Refusal.InvalidInput(
                        param,
                        "unknown_parameter",
                        "'portkey_options' takes 'x-portkey-provider', 'x-portkey-virtual-key' and"
                                + " 'x-portkey-config'.");
    }
}
