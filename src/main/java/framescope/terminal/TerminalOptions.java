package framescope.terminal;

import framescope.inspector.InspectorSettings;
import framescope.inspector.ReplyMode;
import framescope.protocol.connection.Policy;

/// What the terminal mode is told.
///
/// @param quiet print nothing but where it listens
/// @param capture whether frames are kept at all; without, nothing is printed either
public record TerminalOptions(
        InspectorSettings settings,
        ReplyMode replyMode,
        Policy policy,
        Format format,
        boolean quiet,
        boolean capture) {
    /// How lines are written.
    public enum Format {
        /// For people.
        TEXT,
        /// A JSON object a line.
        JSON
    }
}
