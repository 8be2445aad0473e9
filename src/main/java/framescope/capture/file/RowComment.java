package framescope.capture.file;

import framescope.capture.Direction;
import framescope.capture.RowMark;
import framescope.capture.RowName;
import java.time.Instant;
import java.util.Optional;

/// What somebody wrote at a row as the comment of a packet, and back.
///
/// One packet carries many frames, so the comment says which it is about: of the packet it stands
/// at, by the byte of the payload that the frame begins with, as in
/// `framescope: row at byte 131, marked: Why twice?`; anywhere in the file, by its [RowName], as in
/// `framescope: row from client 2026-11-29T02:31:26.123456789Z byte 131: Why twice?`. Of several
/// about one row the last counts; one without mark and text takes both away.
public sealed interface RowComment {
    /// What stands at the row.
    RowMark mark();

    /// About a row that begins in the packet that has the comment.
    ///
    /// @param offset of the row's first byte in what the packet carries
    record Here(long offset, RowMark mark) implements RowComment {}

    /// About a row anywhere in the file.
    record Elsewhere(RowName name, RowMark mark) implements RowComment {}

    /// What all of them begin with.
    String PREFIX = "framescope: row ";

    /// The text about a row that begins in the packet.
    static String here(long offset, RowMark mark) {
        return PREFIX + "at byte " + offset + words(mark);
    }

    /// The text about a row anywhere in the file.
    static String of(RowName name, RowMark mark) {
        return PREFIX
                + switch (name) {
                    case RowName.FirstByte first -> place(first);
                    case RowName.Beginning beginning -> "opened";
                    case RowName.End end -> "closed";
                    case RowName.Note note -> "note " + note.kind().name() + " " + note.index();
                }
                + words(mark);
    }

    private static String place(RowName.FirstByte row) {
        return "from %s %s byte %d"
                .formatted(
                        row.direction() == Direction.CLIENT_TO_SERVER ? "client" : "server",
                        Instant.ofEpochSecond(0, row.time()),
                        row.offset());
    }

    private static String words(RowMark mark) {
        String marked = mark.marked() ? ", marked" : "";
        return marked + (mark.comment().isEmpty() ? "" : ": " + mark.comment());
    }

    /// Whether a comment looks like one of these.
    static boolean isOne(String comment) {
        return comment.startsWith(PREFIX);
    }

    /// Reads what [#here] or [#of] wrote; empty where it was somebody else.
    ///
    /// @param connection the number that the packet's connection has now
    static Optional<RowComment> read(String comment, int connection) {
        return isOne(comment) ? RowCommentSyntax.read(comment, connection) : Optional.empty();
    }
}
