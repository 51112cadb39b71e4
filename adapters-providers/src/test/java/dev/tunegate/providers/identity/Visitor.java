package dev.tunegate.providers.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;

/** Somebody with a browser, who signs in at the server and is led back. */
public final class Visitor {

    private static final Pattern TOKEN =
            Pattern.compile("name=\"_csrf\" type=\"hidden\" value=\"([^\"]+)\"");

    private static final Pattern ACCESS_TOKEN = Pattern.compile("\"access_token\":\"([^\"]+)\"");

    private final HttpClient http =
            HttpClient.newBuilder()
                    .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
                    .build();
    private final String name;

    public Visitor(String name) {
        this.name = name;
    }

    /** Goes in at this door, and returns where the server leads them in the end. */
    public URI enter(URI door) {
        var login = location(send(HttpRequest.newBuilder(door).header("Accept", "text/html")));
        var page = send(HttpRequest.newBuilder(login).header("Accept", "text/html"));
        var token = TOKEN.matcher(page.body());
        if (!token.find()) {
            throw new AssertionError("no form in " + page.body());
        }
        var form =
                "username="
                        + name
                        + "&password="
                        + encoded(OidcServer.PASSWORD)
                        + "&_csrf="
                        + encoded(token.group(1));
        var entered =
                send(
                        HttpRequest.newBuilder(login)
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .header("Accept", "text/html")
                                .POST(BodyPublishers.ofString(form)));
        return location(
                send(HttpRequest.newBuilder(location(entered)).header("Accept", "text/html")));
    }

    /** A token for the gateway's API, as a program gets it in their name. */
    public String token(OidcServer server) {
        var back = "http://127.0.0.1:4000/admin/sign-in/return";
        var verifier = "v".repeat(43);
        var challenge = hash(verifier);
        var door =
                server.issuer()
                        + "/oauth2/authorize?response_type=code&scope=openid&code_challenge="
                        + challenge
                        + "&code_challenge_method=S256&client_id="
                        + OidcServer.CLIENT
                        + "&redirect_uri="
                        + encoded(back);
        var form =
                "grant_type=authorization_code&code="
                        + parameter(enter(URI.create(door)), "code")
                        + "&code_verifier="
                        + verifier
                        + "&redirect_uri="
                        + encoded(back);
        var pair = OidcServer.CLIENT + ":" + OidcServer.SECRET;
        var basic = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        var answer =
                send(
                        HttpRequest.newBuilder(server.issuer().resolve("/oauth2/token"))
                                .header("Authorization", "Basic " + basic)
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString(form)));
        var token = ACCESS_TOKEN.matcher(answer.body());
        if (!token.find()) {
            throw new AssertionError(answer.body());
        }
        return token.group(1);
    }

    private URI location(HttpResponse<String> answer) {
        var location = answer.headers().firstValue("Location");
        if (location.isEmpty()) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        return answer.uri().resolve(location.get());
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A parameter of an address. */
    public static String parameter(URI address, String name) {
        return Arrays.stream(address.getQuery().split("&"))
                .filter(it -> it.startsWith(name + "="))
                .map(it -> it.substring(name.length() + 1))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + name + " in " + address));
    }

    private static String hash(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
