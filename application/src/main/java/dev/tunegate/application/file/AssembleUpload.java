package dev.tunegate.application.file;

import dev.tunegate.application.catalog.CallersCatalog;
import dev.tunegate.application.shared.Step;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.catalog.Deployments;
import dev.tunegate.domain.catalog.ModelName;
import dev.tunegate.domain.file.FileContents;
import dev.tunegate.domain.file.ManagedFile;
import dev.tunegate.domain.file.Upload;
import dev.tunegate.domain.file.UploadPart;
import dev.tunegate.domain.shared.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Streams the parts of an upload once, as if they came from its sender in one piece. */
@Step
public final class AssembleUpload {

    private final Intake intake;
    private final FileContents contents;
    private final AcceptFile accept;
    private final Deployments deployments;

    public AssembleUpload(
            Intake intake, FileContents contents, AcceptFile accept, Deployments deployments) {
        this.intake = intake;
        this.contents = contents;
        this.accept = accept;
        this.deployments = deployments;
    }

    /**
     * @param parts in the order in which they make the file
     * @param md5 what the whole must have, where the caller said so
     * @param still throws if the caller may not go on
     * @param also what must happen in the transaction that makes the file
     * @throws Refusal.InvalidInput naming what is wrong with the whole
     */
    ManagedFile assemble(
            Caller caller,
            Upload upload,
            List<UploadPart> parts,
            Optional<String> md5,
            Runnable still,
            Consumer<ManagedFile> also)
            throws IOException {
        var terms = terms(caller, upload.plan());
        var digest = md5();
        try (var stream = new PartsStream(contents, parts);
                var received = intake.receive(seen(stream, md5, digest), _ -> still.run())) {
            md5.ifPresent(it -> requireSame(it, HexFormat.of().formatHex(digest.digest())));
            return accept.accept(caller, upload.owner(), received, terms, also);
        }
    }

    private static InputStream seen(InputStream all, Optional<String> md5, MessageDigest digest) {
        return md5.isPresent() ? new DigestInputStream(all, digest) : all;
    }

    private static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has MD5", e);
        }
    }

    private static void requireSame(String said, String found) {
        if (!said.equals(found)) {
            throw new Refusal.InvalidInput(
                    "md5",
                    "checksum_mismatch",
                    "The parts have the MD5 checksum "
                            + found
                            + " in this order, and not "
                            + said
                            + ".");
        }
    }

    /** What was judged when the upload was begun; who may use which model, and where, is new. */
    private FileTerms.Terms terms(Caller caller, Upload.Plan plan) {
        var at = plan.at().stream().flatMap(it -> deployments.find(it).stream()).toList();
        if (at.isEmpty() && !plan.at().isEmpty()) {
            throw new Refusal.InvalidInput(
                    "target_model_names",
                    "model_not_found",
                    "Nothing that this upload was meant for is configured any more.");
        }
        if (!at.isEmpty()) {
            plan.models().forEach(it -> requireGranted(caller, it));
        }
        return new FileTerms.Terms(
                plan.label().filename(), plan.label().purpose(), plan.lifetime(), at);
    }

    private void requireGranted(Caller caller, ModelName model) {
        if (!CallersCatalog.of(caller, deployments).permits(caller.models(), model)) {
            throw new Refusal.NotAllowed(
                    "model_not_allowed", "This key may not use the model '" + model + "'.");
        }
    }
}
