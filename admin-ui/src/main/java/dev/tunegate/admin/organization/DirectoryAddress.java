package dev.tunegate.admin.organization;

import dev.tunegate.domain.organization.TeamId;
import dev.tunegate.domain.organization.UserId;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Where the pages of teams and users are; ids may hold an {@code @}. */
final class DirectoryAddress {

    static final String TEAMS = "/admin/teams";
    static final String USERS = "/admin/users";

    private DirectoryAddress() {}

    static String of(TeamId id) {
        return TEAMS + "/" + encoded(id.value());
    }

    static String of(UserId id) {
        return USERS + "/" + encoded(id.value());
    }

    static String searching(String list, String search) {
        return list + "?" + (search.isEmpty() ? "" : "search=" + encoded(search) + "&");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
