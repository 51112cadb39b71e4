package dev.tunegate.providers.identity;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;

/** The people who can sign in at the server, all with one password. */
final class OidcPeople implements UserDetailsService {

    private final Map<String, Set<String>> groups =
            new ConcurrentHashMap<>(Map.of("alice", Set.of("tuners", "staff")));

    void put(String person, Set<String> theirs) {
        groups.put(person, theirs);
    }

    Set<String> groups(String person) {
        return groups.getOrDefault(person, Set.of());
    }

    @Override
    public UserDetails loadUserByUsername(String name) {
        if (!groups.containsKey(name)) {
            throw new UsernameNotFoundException(name);
        }
        return User.withUsername(name)
                .password("{noop}" + OidcServer.PASSWORD)
                .roles("PERSON")
                .build();
    }
}
