package framescope.terminal;

import framescope.filter.DisplayFilter;
import framescope.inspector.InspectorSettings;
import framescope.inspector.ReplyMode;
import framescope.protocol.connection.Policy;

/// What the terminal mode is told.
///
/// @param quiet print nothing but where it listens
/// @param capture whether frames are kept at all; without, nothing is printed either
/// @param filter which rows are printed
public record TerminalOptions(
        InspectorSettings settings,
        ReplyMode replyMode,
        Policy policy,
        Format format,
        boolean quiet,
        boolean capture,
        DisplayFilter filter) {
    /// How lines are written.
    public enum Format {
        /// For people.
        TEXT,
        /// A JSON object a line.
        JSON
    }
}
