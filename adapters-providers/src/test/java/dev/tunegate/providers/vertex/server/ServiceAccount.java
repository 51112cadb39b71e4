package dev.tunegate.providers.vertex.server;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import tools.jackson.databind.json.JsonMapper;

/** A service account with a key of its own: who the server lets in. */
final class ServiceAccount {

    static final String EMAIL = "tunegate@wire-project.iam.gserviceaccount.com";
    private static final String KEY_ID = "0123456789abcdef0123456789abcdef01234567";

    /** Made once a process, for it takes its time. */
    private static final KeyPair KEYS = keys();

    private static KeyPair keys() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The key file as the Google Cloud console hands it out. */
    String json(String tokenUri) {
        var encoded = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));
        var node = JsonMapper.shared().createObjectNode();
        node.put("type", "service_account");
        node.put("project_id", VertexWireServer.PROJECT);
        node.put("private_key_id", KEY_ID);
        node.put(
                "private_key",
                "-----BEGIN PRIVATE KEY-----\n"
                        + encoded.encodeToString(KEYS.getPrivate().getEncoded())
                        + "\n-----END PRIVATE KEY-----\n");
        node.put("client_email", EMAIL);
        node.put("client_id", "100000000000000000001");
        node.put("token_uri", tokenUri);
        return node.toString();
    }

    boolean signed(String text, byte[] signature) {
        try {
            var verifier = Signature.getInstance("SHA256withRSA");
            verifier.initVerify(KEYS.getPublic());
            verifier.update(text.getBytes(StandardCharsets.US_ASCII));
            return verifier.verify(signature);
        } catch (GeneralSecurityException _) {
            return false;
        }
    }
}
