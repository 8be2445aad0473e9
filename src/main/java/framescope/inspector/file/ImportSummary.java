package framescope.inspector.file;

import framescope.capture.file.LeftOutPackets;

/// What came of opening a file.
///
/// @param connections WebSockets found
/// @param frames in all of them
/// @param damagedRegions parts of the file that could not be read
/// @param leftOut the packets that hold no TCP that could be read
/// @param complete whether the file was read to its end, or cancelled before
public record ImportSummary(
        long connections,
        long frames,
        long damagedRegions,
        LeftOutPackets leftOut,
        boolean complete) {}
