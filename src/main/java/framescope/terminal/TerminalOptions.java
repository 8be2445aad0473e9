package framescope.terminal;

import framescope.behaviour.Behaviour;
import framescope.filter.DisplayFilter;
import framescope.inspector.InspectorSettings;
import framescope.inspector.ReplyMode;
import framescope.protocol.connection.Policy;
import java.nio.file.Path;
import java.util.Optional;

/// What the terminal mode is told.
///
/// @param quiet print nothing but where it listens
/// @param capture whether frames are kept at all; without, nothing is printed either
/// @param filter which rows are printed, and exported
/// @param export what is left behind at the end; rows are kept in memory for it, up to half of what
///     Java may use; reading from the sockets waits then
/// @param write where the capture is kept, instead of among the user's journals
/// @param behaviour what the server does
/// @param spaceFloor how many bytes of the disk are left free for others
/// @param journalBytes how many bytes the journals of earlier runs may take
public record TerminalOptions(
        InspectorSettings settings,
        ReplyMode replyMode,
        Policy policy,
        Format format,
        boolean quiet,
        boolean capture,
        DisplayFilter filter,
        Optional<TerminalExport> export,
        Optional<Target> write,
        Behaviour behaviour,
        long spaceFloor,
        long journalBytes) {
    /// The usual behaviour, and any room.
    public TerminalOptions(
            InspectorSettings settings,
            ReplyMode replyMode,
            Policy policy,
            Format format,
            boolean quiet,
            boolean capture,
            DisplayFilter filter,
            Optional<TerminalExport> export,
            Optional<Target> write) {
        this(
                settings,
                replyMode,
                policy,
                format,
                quiet,
                capture,
                filter,
                export,
                write,
                Behaviour.USUAL,
                0,
                Long.MAX_VALUE);
    }

    /// The same with another behaviour of the server.
    public TerminalOptions behaving(Behaviour newBehaviour) {
        return new TerminalOptions(
                settings,
                replyMode,
                policy,
                format,
                quiet,
                capture,
                filter,
                export,
                write,
                newBehaviour,
                spaceFloor,
                journalBytes);
    }

    /// The same with this room on the disk.
    public TerminalOptions withRoom(long newSpaceFloor, long newJournalBytes) {
        return new TerminalOptions(
                settings,
                replyMode,
                policy,
                format,
                quiet,
                capture,
                filter,
                export,
                write,
                behaviour,
                newSpaceFloor,
                newJournalBytes);
    }

    /// A file to write.
    ///
    /// @param replacing whether it may take the place of one that is there
    public record Target(Path file, boolean replacing) {}

    /// How lines are written.
    public enum Format {
        /// For people.
        TEXT,
        /// A JSON object a line.
        JSON
    }
}
