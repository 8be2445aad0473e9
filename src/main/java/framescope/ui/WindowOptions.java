package framescope.ui;

import framescope.inspector.InspectorSettings;
import framescope.inspector.ReplyMode;
import framescope.protocol.connection.Policy;

/// What the window is told at its start.
///
/// @param startsAtOnce whether the server starts without a click
public record WindowOptions(
        InspectorSettings settings, ReplyMode replyMode, Policy policy, boolean startsAtOnce) {}
