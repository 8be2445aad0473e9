package framescope.ui.connections;

import framescope.analysis.CloseStory;
import framescope.analysis.ConnectionTrace.RoundTrips;
import framescope.capture.ConnectionSummary;
import java.util.Optional;

/// What is known of one connection at one moment.
///
/// @param extensions as the server agreed to them; empty for none
/// @param age nanoseconds from its beginning to its end, or until now
/// @param story how it ended; empty while it goes on
record ConnectionDetails(
        ConnectionSummary summary,
        String extensions,
        RoundTrips roundTrips,
        long age,
        Optional<CloseStory> story) {}
