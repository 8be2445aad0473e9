package framescope.protocol;

import static framescope.protocol.RuleTable.row;
import static framescope.testing.FrameBytes.close;
import static framescope.testing.FrameBytes.continuation;
import static framescope.testing.FrameBytes.ping;
import static framescope.testing.FrameBytes.pong;
import static framescope.testing.FrameBytes.text;
import static framescope.testing.FrameBytes.zeros;
import static framescope.testing.Hex.hex;

import framescope.protocol.connection.EndpointSettings;
import framescope.protocol.connection.OutgoingFrame;
import framescope.protocol.connection.Policy;
import framescope.testing.Conversation;
import framescope.testing.FrameBytes;
import java.util.ArrayList;
import java.util.List;

/// The rows of [RuleTable] about frames and messages (RFC 6455 §5, §7, §8, RFC 7692).
final class FrameRuleRows {
    private FrameRuleRows() {}

    /// Adds them.
    static void add() {
        // ---- §5.2, §5.1: the header
        frames(Rule.RESERVED_BITS, text("a").rsv1().masked(), text("a").masked());
        frames(
                Rule.RESERVED_OPCODE,
                FrameBytes.of(Opcode.RESERVED_3, Bytes.EMPTY).masked(),
                FrameBytes.of(Opcode.BINARY, Bytes.EMPTY).masked());
        frames(
                Rule.LENGTH_NOT_MINIMAL,
                zeros(125).lengthIn(LengthForm.BITS_16).masked(),
                zeros(126).lengthIn(LengthForm.BITS_16).masked());
        bytes(
                Rule.LENGTH_TOP_BIT,
                hex("82 ff 80 00 00 00 00 00 00 00 37 fa 21 3d # 2^63 bytes"),
                zeros(0).masked().bytes());
        frames(Rule.MASK_MISSING, text("a"), text("a").masked());
        row(
                Rule.MASK_UNEXPECTED,
                talk -> send(talk, text("a").maskedWith(0)),
                talk -> send(talk, text("a")));

        // ---- §5.5: control frames
        frames(Rule.CONTROL_FRAGMENTED, ping("a").fragment().masked(), ping("a").masked());
        frames(
                Rule.CONTROL_TOO_LONG,
                ping("a".repeat(126)).masked(),
                ping("a".repeat(125)).masked());

        // ---- §5.4: the order of frames
        frames(
                Rule.CONTINUATION_WITHOUT_START,
                List.of(text("a"), continuation("b")),
                List.of(text("a").fragment(), continuation("b")));
        frames(
                Rule.CONTINUATION_EXPECTED,
                List.of(text("a").fragment(), text("b")),
                List.of(text("a").fragment(), ping("b"), continuation("c"), text("d")));

        // ---- §5.5.1, §7.4: Close
        bytes(
                Rule.CLOSE_HALF_CODE,
                hex("88 81 37 fa 21 3d 34 # 03"),
                hex("88 80 37 fa 21 3d    # nothing"));
        frames(Rule.CLOSE_CODE_FORBIDDEN, close(2999, "").masked(), close(3000, "").masked());
        frames(
                Rule.CLOSE_REASON_NOT_UTF8,
                FrameBytes.of(Opcode.CLOSE, hex("03 e8 c3    # 1000, half an ü")).masked(),
                FrameBytes.of(Opcode.CLOSE, hex("03 e8 c3 bc # 1000, ü")).masked());
        frames(
                Rule.FRAME_AFTER_CLOSE,
                List.of(close(1000, ""), text("a")),
                List.of(text("a"), close(1000, ""), ping("a")));

        // ---- §8.1, §7.4.1, §5.2: payloads
        frames(
                Rule.TEXT_NOT_UTF8,
                FrameBytes.of(Opcode.TEXT, hex("ed a0 80 # U+D800")).masked(),
                FrameBytes.of(Opcode.TEXT, hex("ed 9f bf # U+D7FF")).masked());
        frames(
                Rule.MESSAGE_TOO_BIG,
                List.of(zeros(RuleTable.MAX_MESSAGE - 1).fragment(), continuation("ab")),
                List.of(zeros(RuleTable.MAX_MESSAGE - 1).fragment(), continuation("a")));
        bytes(
                Rule.FRAME_CUT_SHORT,
                hex("81 82 37 fa 21 3d 7f    # the second byte is missing"),
                hex("81 82 37 fa 21 3d 7f 93 # «Hi»"));

        // ---- §5.3: masking-keys
        frames(Rule.MASKING_KEY_ZERO, text("a").maskedWith(0), text("a").maskedWith(1));
        row(
                Rule.MASKING_KEY_REUSED,
                talk -> {
                    talk.arrives(text("a").maskedWith(7), text("b").maskedWith(8));
                    talk.arrives(text("c").maskedWith(7));
                },
                talk -> {
                    talk.arrives(text("a").maskedWith(7), text("b").maskedWith(8));
                    talk.arrives(text("c").maskedWith(9));
                });

        // ---- §5.5.2, §5.5.3: heartbeats
        row(
                Rule.PONG_UNSOLICITED,
                talk -> {
                    send(talk, ping("a"));
                    talk.arrives(pong("a").masked(), pong("").masked());
                },
                talk -> {
                    send(talk, ping("a"));
                    send(talk, ping(""));
                    talk.arrives(pong("a").masked(), pong("").masked());
                });
        row(
                Rule.PONG_MISMATCHED,
                talk -> {
                    send(talk, ping("a"));
                    talk.arrives(pong("b").masked(), pong("a").masked());
                },
                talk -> {
                    send(talk, ping("a"));
                    send(talk, ping("b"));
                    talk.arrives(pong("a").masked(), pong("b").masked());
                });
        row(
                Rule.PING_UNANSWERED,
                talk -> {
                    send(talk, ping("a"));
                    talk.arrives(close(1000, "").masked());
                },
                talk -> {
                    send(talk, ping("a"));
                    talk.arrives(pong("a").masked(), close(1000, "").masked());
                });
        row(
                Rule.CLOSE_UNANSWERED,
                talk -> send(talk, close(1000, "")),
                talk -> {
                    send(talk, close(1000, ""));
                    talk.arrives(close(1000, "").masked());
                });
        row(
                Rule.CLOSE_CODE_NOT_FOR_SERVERS,
                Conversation::clientOpened,
                talk -> talk.arrives(close(1010, "")),
                talk -> talk.arrives(close(1011, "")));

        // ---- RFC 7692
        row(
                Rule.COMPRESSED_CONTROL,
                FrameRuleRows::deflating,
                talk -> talk.arrives(ping("a").rsv1().masked()),
                talk -> talk.arrives(ping("a").masked()));
        row(
                Rule.COMPRESSED_CONTINUATION,
                FrameRuleRows::deflating,
                talk ->
                        talk.arrives(
                                text("a").fragment().masked(), continuation("b").rsv1().masked()),
                talk -> talk.arrives(text("a").fragment().masked(), continuation("b").masked()));
        row(
                Rule.DEFLATE_INVALID,
                FrameRuleRows::deflating,
                talk -> talk.arrives(compressed("f2 48 cd c9 c9 07 18 # type 3 within")),
                talk -> talk.arrives(compressed("f2 48 cd c9 c9 07 00 # «Hello», §7.2.3.1")));
        row(
                Rule.DEFLATE_UNFINISHED,
                FrameRuleRows::deflating,
                talk -> talk.arrives(compressed("00 05 00 fa ff 48 # of 5 stored bytes one")),
                talk -> talk.arrives(compressed("00 01 00 fe ff 48 00 # one of one")));
        row(
                Rule.DEFLATE_WINDOW_PASSED,
                FrameRuleRows::deflatingInSmallWindow,
                talk -> talk.arrives(compressed("4a 1c 05 c0 00 00 00 # 257 bytes back")),
                talk -> talk.arrives(compressed("4a 1c 05 40 ff 03 00 # 256 bytes back")));
        row(
                Rule.DEFLATE_CONTEXT_LOST,
                FrameRuleRows::deflatingAndObserving,
                talk ->
                        talk.arrives(
                                compressed("f2 48 cd c9 c9 07 18"),
                                compressed("f2 00 11 00 00 # «Hello» again, §7.2.3.2")),
                talk ->
                        talk.arrives(
                                compressed("f2 48 cd c9 c9 07 00"), compressed("f2 00 11 00 00")));

        // ---- limits
        frames(
                Rule.TOO_MANY_FRAGMENTS,
                fragments(RuleTable.MAX_FRAGMENTS + 1),
                fragments(RuleTable.MAX_FRAGMENTS));
        row(
                Rule.FRAME_STALLED,
                talk -> {
                    talk.arrives(hex("81 82 37 fa 21 3d 7f"));
                    talk.endpoint().timeOutFrame();
                    talk.arrives(hex("93"));
                },
                talk -> {
                    talk.arrives(hex("81 82 37 fa 21 3d 7f 93"));
                    talk.endpoint().timeOutFrame();
                });

        row(
                Rule.MESSAGE_STALLED,
                talk -> {
                    talk.arrives(text("begun").fragment().masked(), ping("").masked());
                    talk.endpoint().timeOutMessage();
                },
                talk -> {
                    talk.arrives(text("begun").fragment().masked());
                    talk.arrives(continuation(" and ended").masked());
                    talk.endpoint().timeOutMessage();
                });
    }

    private static void bytes(Rule rule, Bytes breaks, Bytes keeps) {
        row(rule, talk -> talk.arrives(breaks), talk -> talk.arrives(keeps));
    }

    private static void frames(Rule rule, FrameBytes breaks, FrameBytes keeps) {
        bytes(rule, breaks.bytes(), keeps.bytes());
    }

    /// Frames that are to be masked.
    private static void frames(Rule rule, List<FrameBytes> breaks, List<FrameBytes> keeps) {
        row(
                rule,
                talk -> breaks.forEach(frame -> talk.arrives(frame.masked())),
                talk -> keeps.forEach(frame -> talk.arrives(frame.masked())));
    }

    private static Conversation deflating() {
        return Conversation.with(Conversation.deflating(), Conversation.SILENCE).opensDeflating();
    }

    private static Conversation deflatingInSmallWindow() {
        return Conversation.with(Conversation.deflating(), Conversation.SILENCE)
                .opensDeflating("permessage-deflate; client_max_window_bits=8");
    }

    private static Conversation deflatingAndObserving() {
        EndpointSettings settings = Conversation.deflating().with(Policy.OBSERVE);
        return Conversation.with(settings, Conversation.SILENCE).opensDeflating();
    }

    private static FrameBytes compressed(String payload) {
        return FrameBytes.of(Opcode.TEXT, hex(payload)).rsv1().masked();
    }

    private static void send(Conversation talk, FrameBytes frame) {
        talk.endpoint().send(new OutgoingFrame(frame.header(), frame.payload()));
    }

    /// A message in so many frames.
    private static List<FrameBytes> fragments(int count) {
        List<FrameBytes> frames = new ArrayList<>();
        frames.add(text("a").fragment());
        while (frames.size() < count - 1) {
            frames.add(continuation("b" + frames.size()).fragment());
        }
        frames.add(continuation("c"));
        return frames;
    }
}
