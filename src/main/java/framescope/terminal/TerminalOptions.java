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
///     Java may use, and bytes in a journal; reading from the sockets waits then
/// @param write where the capture is kept besides
/// @param behaviour what the server does
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
        Behaviour behaviour) {
    /// The usual behaviour.
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
                Behaviour.USUAL);
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
                newBehaviour);
    }

    /// A file to write.
    ///
    /// @param replacing whether it may take the place of one that is there
    /// @param spaceFloor how many bytes of its disk are left free for others
    public record Target(Path file, boolean replacing, long spaceFloor) {}

    /// How lines are written.
    public enum Format {
        /// For people.
        TEXT,
        /// A JSON object a line.
        JSON
    }
}
