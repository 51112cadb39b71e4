package dev.tunegate.application.file;

import dev.tunegate.application.shared.UseCase;
import dev.tunegate.domain.access.AccessPolicy;
import dev.tunegate.domain.access.Caller;
import dev.tunegate.domain.access.Owner;
import dev.tunegate.domain.access.Permission;
import dev.tunegate.domain.access.Place;
import dev.tunegate.domain.file.ManagedFile;
import dev.tunegate.domain.shared.Refusal;
import java.io.IOException;
import java.io.InputStream;

/** Takes in a file and has it copied to every deployment of the models it is meant for. */
@UseCase
public final class UploadFile {

    private final Intake intake;
    private final FileTerms terms;
    private final StorageRoom room;
    private final AcceptFile accept;

    public UploadFile(Intake intake, FileTerms terms, StorageRoom room, AcceptFile accept) {
        this.intake = intake;
        this.terms = terms;
        this.room = room;
        this.accept = accept;
    }

    /**
     * Takes the bytes in, before anything else is known of them: a multipart body may name the
     * purpose behind the file. What is returned must be closed.
     *
     * @param atLeast so many bytes are coming, as far as that is known; none of them are read if
     *     that is too much
     * @throws Refusal.LimitReached as soon as there are more than the caller may keep
     * @throws IOException if the sender breaks off
     */
    public Intake.Received receive(Caller caller, InputStream bytes, long atLeast)
            throws IOException {
        requireAllowed(caller, caller.owner());
        var free = room.free(caller);
        free.require(atLeast);
        return intake.receive(bytes, free::require);
    }

    /**
     * Asks again while an upload is under way: its caller may have changed meanwhile.
     *
     * @throws Refusal.NotAllowed if this caller may not upload anything for that owner
     */
    public void requireAllowed(Caller caller, Owner owner) {
        AccessPolicy.require(caller, Permission.FILES_WRITE, Place.of(owner));
    }

    /**
     * Keeps the file. It is acknowledged once this returns, and not lost after that. Each provider
     * that is to hold a copy is asked first whether it can take these rows: the file is refused if
     * none can, and goes only to those that can.
     *
     * @throws Refusal.InvalidInput naming what is wrong, with line and byte where it is in the
     *     data; nothing is left of the file then
     * @throws Refusal.NotAllowed if a model is named that the caller may not use
     * @throws Refusal.LimitReached if others have taken the room meanwhile; nothing is left then
     */
    public ManagedFile finish(Caller caller, Intake.Received received, NewFile wanted)
            throws IOException {
        requireAllowed(caller, caller.owner());
        return accept.accept(caller, caller.owner(), received, terms.of(caller, wanted), _ -> {});
    }
}
