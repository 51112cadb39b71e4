package dev.tunegate.bootstrap.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunegate.domain.access.GroupRules.TeamRule;
import dev.tunegate.domain.access.SignInTerms;
import dev.tunegate.domain.organization.MemberRole;
import dev.tunegate.domain.organization.TeamId;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How people get in, as the file says it. */
final class SignInReaderTest {

    private static final String SERVER =
            "issuer: https://login.example.com/realms/staff, client_id: tunegate,"
                    + " client_secret: os.environ/OIDC";

    private static SignInTerms read(String words) {
        return Reader.read(section(words), Map.of("OIDC", "of-the-client")).settings().signIn();
    }

    private static String refusal(String words) {
        return Reader.refusal(section(words), Map.of("OIDC", "of-the-client"));
    }

    private static String section(String words) {
        return "tunegate: {sign_in: {" + words + "}}\n" + Reader.MODEL;
    }

    @Test
    void without_a_word_only_the_local_administrator_signs_in() {
        assertThat(Reader.read(Reader.MODEL).settings().signIn()).isEqualTo(SignInTerms.LOCAL);
    }

    @Test
    void a_server_needs_three_words_and_the_rest_is_usual() {
        var terms = read(SERVER);

        var issuer = terms.issuer().orElseThrow();
        assertThat(issuer.issuer()).isEqualTo(URI.create("https://login.example.com/realms/staff"));
        assertThat(issuer.clientSecret().reveal()).isEqualTo("of-the-client");
        assertThat(issuer.scopes()).containsExactly("openid", "profile", "email");
        assertThat(issuer.groupsClaim()).isEqualTo("groups");
        assertThat(issuer.audience()).isEmpty();
        assertThat(terms.localAdministrator()).isTrue();
        assertThat(terms.admission()).isEqualTo(SignInTerms.Admission.KNOWN);
        assertThat(terms.toString()).doesNotContain("of-the-client");
    }

    @Test
    void everything_can_be_said() {
        var terms =
                read(
                        SERVER
                                + ", name: Example, scopes: [groups], groups_claim: roles,"
                                + " api_audience: api, provision: true, allowed_domains: [A.com],"
                                + " admin_groups: [a], auditor_groups: [b], viewer_groups: [c],"
                                + " team_groups: [{group: g, team: t}, {group: h, team: t, role:"
                                + " admin}], local_administrator: false,"
                                + " public_url: https://tunegate.example.com");

        assertThat(terms.issuer().orElseThrow().scopes()).containsExactly("openid", "groups");
        assertThat(terms.issuer().orElseThrow().audience()).contains("api");
        assertThat(terms.admission().newcomers()).isTrue();
        assertThat(terms.admission().domains()).containsExactly("a.com");
        assertThat(terms.groups().administrators()).containsExactly("a");
        assertThat(terms.groups().teams())
                .containsExactly(
                        new TeamRule("g", new TeamId("t"), MemberRole.MEMBER),
                        new TeamRule("h", new TeamId("t"), MemberRole.ADMINISTRATOR));
        assertThat(terms.localAdministrator()).isFalse();
        assertThat(terms.isBehindHttps()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://login.example.com",
                "https://user@login.example.com",
                "https://login.example.com?a=b",
                "https://login.example.com#a",
                "ftp://login.example.com",
                "login.example.com"
            })
    void an_issuer_that_is_no_safe_address_is_refused(String address) {
        assertThat(
                        refusal(
                                "issuer: '"
                                        + address
                                        + "', client_id: a, client_secret: os.environ/OIDC"))
                .isEqualTo(
                        "t.yaml:1: tunegate.sign_in.issuer must be an https address without user,"
                                + " query or fragment; only this machine may be reached by http.");
    }

    @Test
    void the_only_way_in_cannot_be_shut() {
        assertThat(refusal("local_administrator: false"))
                .isEqualTo(
                        "t.yaml:1: tunegate.sign_in.local_administrator must not be false without"
                                + " an issuer: nobody could sign in.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "admin_groups: [a]; tunegate.sign_in.admin_groups means nothing without an issuer.",
                "provision: true; tunegate.sign_in.provision means nothing without an issuer."
            })
    void what_would_be_without_effect_is_refused(String words, String sentence) {
        assertThat(refusal(words)).contains(sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "provision: yes; tunegate.sign_in.provision must be true or false.",
                "team_groups: [{group: g, team: t, role: boss}]; tunegate.sign_in.team_groups[0].role"
                        + " must be admin, member or viewer.",
                "team_groups: [{team: t}]; tunegate.sign_in.team_groups[0] lacks group.",
                "team_groups: [{group: g, team: '/'}]; tunegate.sign_in.team_groups[0].team must be"
                        + " the id of a team.",
                "admin_group: [a]; tunegate.sign_in.admin_group is not known"
            })
    void what_makes_no_sense_is_named(String words, String sentence) {
        assertThat(refusal(SERVER + ", " + words)).contains(sentence);
    }
}
