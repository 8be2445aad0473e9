package framescope.ui;

import framescope.capture.journal.JournalFolder;
import framescope.inspector.InspectorSettings;
import framescope.inspector.ReplyMode;
import framescope.protocol.connection.Policy;
import java.util.Optional;

/// What the window is told at its start.
///
/// @param startsAtOnce whether the server starts without a click
/// @param journals where the capture is kept; without, it is kept in memory
public record WindowOptions(
        InspectorSettings settings,
        ReplyMode replyMode,
        Policy policy,
        boolean startsAtOnce,
        Optional<JournalFolder> journals) {
    /// A window whose capture is in memory.
    public WindowOptions(
            InspectorSettings settings, ReplyMode replyMode, Policy policy, boolean startsAtOnce) {
        this(settings, replyMode, policy, startsAtOnce, Optional.empty());
    }

    /// The same with a capture on disk.
    public WindowOptions withJournals(JournalFolder folder) {
        return new WindowOptions(settings, replyMode, policy, startsAtOnce, Optional.of(folder));
    }
}
