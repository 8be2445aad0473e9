package framescope.terminal;

import framescope.behaviour.Behaviour;
import framescope.filter.DisplayFilter;
import framescope.inspector.InspectorSettings;
import framescope.inspector.ReplyMode;
import framescope.protocol.connection.Policy;
import java.nio.file.Path;
import java.util.Optional;

/// What the terminal mode is told.
public record TerminalOptions(Serving serving, Printing printing, Keeping keeping) {
    /// How the server works.
    ///
    /// @param behaviour what it does otherwise than usual
    public record Serving(
            InspectorSettings settings, ReplyMode replyMode, Policy policy, Behaviour behaviour) {}

    /// What of the capture is printed.
    ///
    /// @param quiet print nothing but where it listens
    /// @param filter which rows are printed, and exported
    public record Printing(Format format, boolean quiet, DisplayFilter filter) {}

    /// What of the capture stays.
    ///
    /// @param capture whether frames are kept at all; without, nothing is printed either
    /// @param export what is left behind at the end; rows are kept in memory for it
    /// @param write where the capture is kept, instead of among the user's journals
    /// @param spaceFloor how many bytes of the disk are left free for others
    /// @param memory how many bytes those rows may take; reading from the sockets waits then
    /// @param journalBytes how many bytes the journals of earlier runs may take
    public record Keeping(
            boolean capture,
            Optional<TerminalExport> export,
            Optional<Target> write,
            long spaceFloor,
            long memory,
            long journalBytes) {}

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
