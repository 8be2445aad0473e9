package framescope.ui.detail;

import framescope.capture.Direction;
import framescope.capture.RowPiece;
import framescope.text.Messages;
import java.util.ArrayList;
import java.util.List;

/// Which reads or writes have carried a row's bytes, in words.
final class PieceText {
    private static final int MOST_TOLD = 8;
    private static final double NANOS_PER_MILLI = 1e6;

    private PieceText() {}

    /// A sentence; empty for no pieces.
    ///
    /// @param direction of the row: what comes from the client is read, what goes to it written
    static String of(Direction direction, List<RowPiece> pieces) {
        if (pieces.isEmpty()) {
            return "";
        }
        String way = direction == Direction.CLIENT_TO_SERVER ? "read" : "written";
        if (pieces.size() == 1) {
            return one(way, pieces.getFirst());
        }
        List<String> parts = new ArrayList<>();
        long first = pieces.getFirst().time();
        for (RowPiece piece : pieces.stream().limit(MOST_TOLD).toList()) {
            parts.add(
                    Messages.format(
                            "pieces.part",
                            piece.from(),
                            piece.to() - 1,
                            (piece.time() - first) / NANOS_PER_MILLI));
        }
        if (pieces.size() > MOST_TOLD) {
            parts.add(Messages.get("pieces.more"));
        }
        return Messages.format(
                "pieces.several." + way,
                pieces.size(),
                String.join(Messages.get("list.separator"), parts));
    }

    private static String one(String way, RowPiece piece) {
        long length = piece.to() - piece.from();
        return length == piece.chunkLength()
                ? Messages.get("pieces.alone." + way)
                : Messages.format(
                        "pieces.within." + way,
                        piece.start(),
                        piece.start() + length - 1,
                        piece.chunkLength());
    }
}
