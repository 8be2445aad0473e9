package framescope.protocol.connection;

import framescope.protocol.LengthForm;
import framescope.protocol.Opcode;
import framescope.protocol.Role;
import java.nio.ByteBuffer;

/// Looks for the place where frames go on behind bytes that are missing.
///
/// A chance match must not pass for a frame, so it takes only what a peer that keeps to RFC 6455
/// sends: one frame behind the other, each with a known opcode, the MASK bit that its sender's role
/// asks for, and its length in the shortest form. Such a row counts when it begins and ends with a
/// read, or when there are several frames in it and it goes on to the end of all that has come. Not
/// thread-safe.
final class FrameSearch {
    /// Frames that are enough for a row that begins anywhere.
    private static final int ENOUGH_FRAMES = 4;

    /// Bytes that are held at the most; of more, the older half is let go.
    private static final int MOST_HELD = 256 * 1024;

    private static final int FIRST_CAPACITY = 1024;
    private static final int LONGEST_PAYLOAD = 64 * 1024 * 1024;
    private static final int LONGEST_CONTROL_PAYLOAD = 125;
    private static final int FIN = 0x80;
    private static final int RSV1 = 0x40;
    private static final int RSV2_AND_3 = 0x30;
    private static final int MASK = 0x80;
    private static final int KEY_LENGTH = 4;
    private static final long NO_FRAME = -1;

    private final Role sender;
    private final boolean mayCompress;
    private ByteBuffer held = ByteBuffer.allocate(0);
    private int searchedAt;

    /// @param sender whose frames they are
    /// @param mayCompress whether RSV1 may mean a compressed message
    FrameSearch(Role sender, boolean mayCompress) {
        this.sender = sender;
        this.mayCompress = mayCompress;
    }

    /// Takes what one read delivered behind all before.
    ///
    /// @param in is consumed; of more than can be held, the end counts
    /// @return whether frames were found: [#found] has them
    boolean accept(ByteBuffer in) {
        if (in.remaining() > MOST_HELD) {
            in.position(in.limit() - MOST_HELD);
        }
        makeRoomFor(in.remaining());
        int read = held.position();
        held.put(in);
        int place = isShortRow(read) ? read : -1;
        // Everything is gone through again once there is twice as much: so each byte costs little.
        if (place < 0 && held.position() >= 2 * searchedAt) {
            searchedAt = held.position();
            place = longRow();
        }
        if (place < 0) {
            return false;
        }
        held.flip().position(place);
        return true;
    }

    private void makeRoomFor(int more) {
        int length = held.position();
        if (length + more > MOST_HELD) {
            int kept = Math.min(MOST_HELD / 2, MOST_HELD - more);
            int from = Math.max(0, length - kept);
            held.limit(length).position(from);
            held.compact();
            searchedAt = 0;
        }
        if (held.remaining() < more) {
            int needed = held.position() + more;
            int capacity = Math.max(FIRST_CAPACITY, Math.max(needed, held.capacity() * 2));
            held = ByteBuffer.allocate(Math.min(MOST_HELD, capacity)).put(held.flip());
        }
    }

    /// From the first byte of the first frame on, all that has come; for one use.
    ByteBuffer found() {
        return held;
    }

    // Whether frames begin here of which the last ends with all that has come.
    private boolean isShortRow(int start) {
        long at = start;
        while (at < held.position()) {
            long length = frameLength((int) at);
            if (length == NO_FRAME) {
                return false;
            }
            at += length;
        }
        return at == held.position() && at > start;
    }

    // Where the first row of frames begins that is long enough and reaches to the end of all that
    // has come; -1 for nowhere. A row is as long as the one behind its first frame, and one more.
    private int longRow() {
        int end = held.position();
        int[] frames = new int[end];
        int place = -1;
        for (int at = end - 1; at >= 0; at--) {
            long length = frameLength(at);
            long next = at + length;
            if (length == NO_FRAME || next < end && frames[(int) next] < 0) {
                frames[at] = -1;
            } else if (next < end) {
                frames[at] = frames[(int) next] + 1;
            } else {
                frames[at] = next == end ? 1 : 0;
            }
            if (frames[at] >= ENOUGH_FRAMES) {
                place = at;
            }
        }
        return place;
    }

    // How long the frame is whose header begins here; NO_FRAME where none does. One whose header is
    // cut off is longer than all that there is.
    private long frameLength(int at) {
        int left = held.position() - at;
        int first = held.get(at) & 0xff;
        if (!mayBeFirst(first)) {
            return NO_FRAME;
        }
        if (left < 2) {
            return LONGEST_PAYLOAD;
        }
        int second = held.get(at + 1) & 0xff;
        boolean masked = (second & MASK) != 0;
        if (masked != (sender == Role.CLIENT)) {
            return NO_FRAME;
        }
        LengthForm form = LengthForm.ofSecondByte(second);
        int header = 2 + form.extraBytes() + (masked ? KEY_LENGTH : 0);
        if (left < header) {
            return LONGEST_PAYLOAD;
        }
        long payload =
                switch (form.extraBytes()) {
                    case 0 -> second & ~MASK;
                    case 2 -> held.getShort(at + 2) & 0xffff;
                    default -> held.getLong(at + 2);
                };
        return mayBeLength(first, form, payload) ? header + payload : NO_FRAME;
    }

    private boolean mayBeFirst(int first) {
        Opcode opcode = Opcode.ofCode(first);
        boolean rsv1 = (first & RSV1) != 0;
        if ((first & RSV2_AND_3) != 0 || opcode.isReserved()) {
            return false;
        }
        return opcode.isControl()
                ? (first & FIN) != 0 && !rsv1
                : !rsv1 || mayCompress && opcode != Opcode.CONTINUATION;
    }

    private static boolean mayBeLength(int first, LengthForm form, long payload) {
        if (payload < 0 || payload > LONGEST_PAYLOAD || form != LengthForm.shortestFor(payload)) {
            return false;
        }
        if (Opcode.ofCode(first).isControl()) {
            return payload <= LONGEST_CONTROL_PAYLOAD;
        }
        // Zeros look like fragments of nothing, one behind the other.
        return payload > 0 || (first & FIN) != 0;
    }
}
