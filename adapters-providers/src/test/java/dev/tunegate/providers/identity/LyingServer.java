package dev.tunegate.providers.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** A sign-in server that states whatever a test wants it to. */
final class LyingServer implements AutoCloseable {

    private static final RSAKey KEY = fresh("known");
    private static final RSAKey STRANGE = fresh("strange");

    private final HttpServer server;
    private final AtomicInteger keysAsked = new AtomicInteger();
    private volatile String statement = "";
    private volatile String calledItself = "";
    private volatile String keysAt = "";

    LyingServer() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/.well-known/openid-configuration", this::metadata);
            server.createContext("/keys", this::keys);
            server.createContext("/token", this::token);
            server.start();
            calledItself = issuer().toString();
            keysAt = issuer() + "/keys";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RSAKey fresh(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    URI issuer() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    void callsItself(String name) {
        calledItself = name;
    }

    void hasItsKeysAt(String address) {
        keysAt = address;
    }

    /** Whatever code comes, this is stated for it. */
    void states(String token) {
        statement = token;
    }

    int keysAsked() {
        return keysAsked.get();
    }

    String signed(JWTClaimsSet claims) {
        return signed(claims, JWSAlgorithm.RS256, "known", JOSEObjectType.JWT, signer(KEY));
    }

    String ofType(JWTClaimsSet claims, String type) {
        return signed(claims, JWSAlgorithm.RS256, "known", new JOSEObjectType(type), signer(KEY));
    }

    /** Signed with a key that is not among the server's, under the name of one or of none. */
    String signedByStranger(JWTClaimsSet claims, String name) {
        return signed(claims, JWSAlgorithm.RS256, name, JOSEObjectType.JWT, signer(STRANGE));
    }

    /** Signed with the public key, taken for a shared secret. */
    String signedWithPublicKey(JWTClaimsSet claims) {
        try {
            var secret = KEY.toRSAPublicKey().getEncoded();
            return signed(
                    claims, JWSAlgorithm.HS256, "known", JOSEObjectType.JWT, new MACSigner(secret));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static String unsigned(JWTClaimsSet claims) {
        return new PlainJWT(claims).serialize();
    }

    private static JWSSigner signer(RSAKey key) {
        try {
            return new RSASSASigner(key);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String signed(
            JWTClaimsSet claims,
            JWSAlgorithm algorithm,
            String keyId,
            JOSEObjectType type,
            JWSSigner signer) {
        try {
            var header = new JWSHeader.Builder(algorithm).keyID(keyId).type(type).build();
            var jwt = new SignedJWT(header, claims);
            jwt.sign(signer);
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private void metadata(HttpExchange exchange) throws IOException {
        answer(
                exchange,
                """
                {"issuer":"%s","authorization_endpoint":"%s/authorize","token_endpoint":"%s/token",
                 "jwks_uri":"%s","subject_types_supported":["public"],
                 "response_types_supported":["code"],
                 "id_token_signing_alg_values_supported":["RS256"]}
                """
                        .formatted(calledItself, issuer(), issuer(), keysAt));
    }

    private void keys(HttpExchange exchange) throws IOException {
        keysAsked.incrementAndGet();
        answer(exchange, new JWKSet(KEY).toPublicJWKSet().toString());
    }

    private void token(HttpExchange exchange) throws IOException {
        answer(
                exchange,
                "{\"access_token\":\"x\",\"token_type\":\"Bearer\",\"id_token\":\""
                        + statement
                        + "\"}");
    }

    private static void answer(HttpExchange exchange, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
