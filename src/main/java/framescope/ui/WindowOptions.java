package framescope.ui;

import framescope.behaviour.Behaviour;
import framescope.capture.MemoryCapture;
import framescope.capture.journal.JournalFolder;
import framescope.inspector.InspectorSettings;
import framescope.inspector.ReplyMode;
import framescope.protocol.connection.Policy;
import framescope.settings.UserSettings;
import framescope.ui.files.JournalRoom;
import java.util.Optional;

/// What the window is told at its start.
///
/// @param startsAtOnce whether the server starts without a click
/// @param journals where the capture is kept; without, it is kept in memory
/// @param behaviour what the server does at first
/// @param journalRoom how much room that may take in this run, where the command line says so
/// @param captureMemory how many bytes of memory the capture takes before the peers wait until it is
///     cleared
/// @param choices what the user has chosen in earlier runs
public record WindowOptions(
        InspectorSettings settings,
        ReplyMode replyMode,
        Policy policy,
        boolean startsAtOnce,
        Behaviour behaviour,
        Optional<JournalFolder> journals,
        JournalRoom.ForThisRun journalRoom,
        long captureMemory,
        UserSettings choices) {
    /// A window whose capture is in memory, and that keeps nothing of what is chosen in it.
    public WindowOptions(
            InspectorSettings settings, ReplyMode replyMode, Policy policy, boolean startsAtOnce) {
        this(
                settings,
                replyMode,
                policy,
                startsAtOnce,
                Behaviour.USUAL,
                Optional.empty(),
                JournalRoom.ForThisRun.NOTHING,
                MemoryCapture.USUAL_LIMIT,
                UserSettings.inMemory());
    }

    /// The same with another behaviour of the server.
    public WindowOptions behaving(Behaviour newBehaviour) {
        return new WindowOptions(
                settings,
                replyMode,
                policy,
                startsAtOnce,
                newBehaviour,
                journals,
                journalRoom,
                captureMemory,
                choices);
    }

    /// The same with a capture on disk, in the room that the user's choices leave.
    public WindowOptions withJournals(JournalFolder folder) {
        return withJournals(folder, JournalRoom.ForThisRun.NOTHING);
    }

    /// The same with a capture on disk.
    public WindowOptions withJournals(JournalFolder folder, JournalRoom.ForThisRun room) {
        return new WindowOptions(
                settings,
                replyMode,
                policy,
                startsAtOnce,
                behaviour,
                Optional.of(folder),
                room,
                captureMemory,
                choices);
    }

    /// The same with these choices, which it adds to.
    public WindowOptions withChoices(UserSettings kept) {
        return new WindowOptions(
                settings,
                replyMode,
                policy,
                startsAtOnce,
                behaviour,
                journals,
                journalRoom,
                captureMemory,
                kept);
    }

    /// The same with another limit for the capture.
    ///
    /// @param bytes of memory
    public WindowOptions withCaptureMemory(long bytes) {
        return new WindowOptions(
                settings,
                replyMode,
                policy,
                startsAtOnce,
                behaviour,
                journals,
                journalRoom,
                bytes,
                choices);
    }
}
