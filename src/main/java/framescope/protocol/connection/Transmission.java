package framescope.protocol.connection;

import framescope.protocol.Bytes;
import framescope.protocol.RuleSet;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Frames that go out one right behind the other, byte for byte as they stand here, right or wrong,
/// and the writes that they go out in.
///
/// @param frames in their order, at least one
/// @param bytes of all of them
/// @param content what each frame's payload breaks, as far as that is known; may be shorter than
///     `frames`
/// @param inflated what the message holds whose last frame is the last data frame here, where it
///     is compressed
/// @param pieceLength the most bytes of one write, at least 1
/// @param pause between two writes
public record Transmission(
        List<OutgoingFrame> frames,
        Bytes bytes,
        List<RuleSet> content,
        Optional<Bytes> inflated,
        int pieceLength,
        Duration pause) {
    /// @throws IllegalArgumentException when there is no frame, or a write would have no byte
    public Transmission {
        frames = List.copyOf(frames);
        content = List.copyOf(content);
        if (frames.isEmpty() || pieceLength < 1 || pause.isNegative()) {
            throw new IllegalArgumentException("nothing to send, or in no pieces");
        }
    }

    /// Frames in one write.
    public static Transmission of(OutgoingFrame... frames) {
        List<OutgoingFrame> all = List.of(frames);
        return new Transmission(
                all, join(all), List.of(), Optional.empty(), Integer.MAX_VALUE, Duration.ZERO);
    }

    /// The bytes of frames, one behind the other.
    public static Bytes join(List<OutgoingFrame> frames) {
        if (frames.size() == 1) {
            return frames.getFirst().toBytes();
        }
        int length = frames.stream().mapToInt(OutgoingFrame::length).sum();
        byte[] joined = new byte[length];
        int at = 0;
        for (OutgoingFrame frame : frames) {
            frame.toBytes().buffer().get(joined, at, frame.length());
            at += frame.length();
        }
        return Bytes.wrap(joined);
    }

    /// What a frame's payload breaks.
    public RuleSet content(int frame) {
        return frame < content.size() ? content.get(frame) : RuleSet.NONE;
    }

    /// How many writes there are.
    public int pieces() {
        return (int) Math.ceilDiv((long) bytes.length(), pieceLength);
    }
}
