package framescope.inspector.file;

import framescope.capture.RowMark;
import framescope.capture.file.RowComment;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.TreeMap;

/// Comments at the packets of one direction that wait for the rows they are about: frames are told
/// once they are whole. Offsets are those of bytes in the stream. Not thread-safe.
///
/// Somebody else's comment belongs to the row that the packet's first byte is part of.
final class PendingComments {
    private record Foreign(long offset, String text) {}

    private final TreeMap<Long, RowMark> ours = new TreeMap<>();
    private final Queue<Foreign> foreign = new ArrayDeque<>();

    /// One of ours.
    ///
    /// @param packet where the packet's bytes begin
    void add(long packet, RowComment.Here comment) {
        ours.put(packet + comment.offset(), comment.mark());
    }

    /// Somebody else's.
    ///
    /// @param packet where the packet's bytes begin
    void add(long packet, String text) {
        foreign.add(new Foreign(packet, text));
    }

    /// What stands at a row, which is behind all rows that were asked for before.
    ///
    /// @param end the offset behind its last byte
    RowMark take(long start, long end) {
        if (ours.isEmpty() && foreign.isEmpty()) {
            return RowMark.NONE;
        }
        RowMark mark = ours.getOrDefault(start, RowMark.NONE);
        ours.headMap(start, true).clear();
        while (!foreign.isEmpty() && foreign.element().offset() < end) {
            mark = mark.and(new RowMark(false, foreign.remove().text()));
        }
        return mark;
    }

    /// Somebody else's that no row took; they are forgotten here.
    List<String> takeRest() {
        List<String> texts = foreign.stream().map(Foreign::text).toList();
        foreign.clear();
        return texts;
    }
}
