package framescope.protocol;

import static framescope.protocol.RuleTable.row;
import static framescope.protocol.RuleTable.serverRow;
import static framescope.testing.FrameBytes.close;
import static framescope.testing.FrameBytes.continuation;
import static framescope.testing.FrameBytes.ping;
import static framescope.testing.FrameBytes.pong;
import static framescope.testing.FrameBytes.text;
import static framescope.testing.FrameBytes.zeros;
import static framescope.testing.Hex.hex;

import framescope.protocol.connection.ClientSettings;
import framescope.protocol.connection.EndpointSettings;
import framescope.protocol.connection.OutgoingFrame;
import framescope.protocol.connection.Policy;
import framescope.protocol.deflate.DeflateParameters;
import framescope.protocol.handshake.ClientRequest;
import framescope.testing.Conversation;
import framescope.testing.FrameBytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// The rows of [RuleTable] about frames and messages (RFC 6455 §5, §7, §8, RFC 7692).
final class FrameRuleRows {
    private FrameRuleRows() {}

    /// Adds them.
    static void add() {
        addHeaders();
        addMaskingKeys();
        addPayloads();
        addHeartbeats();
        addCompression();
        addLimits();
    }

    // §5.2, §5.4, §5.5
    private static void addHeaders() {
        frames(Rule.RESERVED_BITS, text("a").rsv1(), text("a"));
        frames(
                Rule.RESERVED_OPCODE,
                FrameBytes.of(Opcode.RESERVED_3, Bytes.EMPTY),
                FrameBytes.of(Opcode.BINARY, Bytes.EMPTY));
        frames(
                Rule.LENGTH_NOT_MINIMAL,
                zeros(125).lengthIn(LengthForm.BITS_16),
                zeros(126).lengthIn(LengthForm.BITS_16));
        bytes(
                Rule.LENGTH_TOP_BIT,
                hex("82 ff 80 00 00 00 00 00 00 00 37 fa 21 3d # 2^63 bytes"),
                hex("82 7f 80 00 00 00 00 00 00 00"),
                zeros(0));
        frames(Rule.CONTROL_FRAGMENTED, ping("a").fragment(), ping("a"));
        frames(Rule.CONTROL_TOO_LONG, ping("a".repeat(126)), ping("a".repeat(125)));
        frames(
                Rule.CONTINUATION_WITHOUT_START,
                List.of(text("a"), continuation("b")),
                List.of(text("a").fragment(), continuation("b")));
        frames(
                Rule.CONTINUATION_EXPECTED,
                List.of(text("a").fragment(), text("b")),
                List.of(text("a").fragment(), ping("b"), continuation("c"), text("d")));
    }

    // §5.1, §5.3
    private static void addMaskingKeys() {
        row(
                Rule.MASK_MISSING,
                talk -> talk.arrives(text("a")),
                talk -> talk.arrives(text("a").masked()));
        serverRow(
                Rule.MASK_UNEXPECTED,
                talk -> talk.arrives(text("a").maskedWith(0)),
                talk -> talk.arrives(text("a")));
        keys(Rule.MASKING_KEY_ZERO, List.of(0), List.of(1));
        keys(Rule.MASKING_KEY_PREDICTABLE, List.of(7, 8, 9, 10), List.of(7, 8, 9, 11));
    }

    // §5.5.1, §7.4, §8.1, §5.2
    private static void addPayloads() {
        frames(Rule.CLOSE_HALF_CODE, FrameBytes.of(Opcode.CLOSE, hex("03")), close());
        frames(Rule.CLOSE_CODE_FORBIDDEN, close(2999, ""), close(3000, ""));
        frames(
                Rule.CLOSE_REASON_NOT_UTF8,
                FrameBytes.of(Opcode.CLOSE, hex("03 e8 c3    # 1000, half an ü")),
                FrameBytes.of(Opcode.CLOSE, hex("03 e8 c3 bc # 1000, ü")));
        frames(
                Rule.FRAME_AFTER_CLOSE,
                List.of(close(1000, ""), text("a")),
                List.of(text("a"), close(1000, ""), ping("a")));
        serverRow(
                Rule.CLOSE_CODE_NOT_FOR_SERVERS,
                talk -> talk.arrives(close(1010, "")),
                talk -> talk.arrives(close(1011, "")));
        frames(
                Rule.TEXT_NOT_UTF8,
                FrameBytes.of(Opcode.TEXT, hex("ed a0 80 # U+D800")),
                FrameBytes.of(Opcode.TEXT, hex("ed 9f bf # U+D7FF")));
        bytes(
                Rule.FRAME_CUT_SHORT,
                hex("81 82 37 fa 21 3d 7f # «H», and a byte is missing"),
                hex("81 02 48"),
                text("Hi"));
    }

    // §5.5.2, §5.5.3
    private static void addHeartbeats() {
        both(
                Rule.PONG_UNSOLICITED,
                talk -> {
                    send(talk, ping("a"));
                    arrive(talk, pong("a"), pong(""));
                },
                talk -> {
                    send(talk, ping("a"));
                    send(talk, ping(""));
                    arrive(talk, pong("a"), pong(""));
                });
        both(
                Rule.PONG_MISMATCHED,
                talk -> {
                    send(talk, ping("a"));
                    arrive(talk, pong("b"), pong("a"));
                },
                talk -> {
                    send(talk, ping("a"));
                    send(talk, ping("b"));
                    arrive(talk, pong("a"), pong("b"));
                });
        both(
                Rule.PING_UNANSWERED,
                talk -> {
                    send(talk, ping("a"));
                    arrive(talk, close(1000, ""));
                },
                talk -> {
                    send(talk, ping("a"));
                    arrive(talk, pong("a"), close(1000, ""));
                });
        both(
                Rule.CLOSE_UNANSWERED,
                talk -> send(talk, close(1000, "")),
                talk -> {
                    send(talk, close(1000, ""));
                    arrive(talk, close(1000, ""));
                });
    }

    // RFC 7692
    private static void addCompression() {
        compressed(
                Rule.COMPRESSED_CONTROL,
                talk -> arrive(talk, ping("a").rsv1()),
                talk -> arrive(talk, ping("a")));
        compressed(
                Rule.COMPRESSED_CONTINUATION,
                talk -> arrive(talk, text("a").fragment(), continuation("b").rsv1()),
                talk -> arrive(talk, text("a").fragment(), continuation("b")));
        compressed(
                Rule.DEFLATE_INVALID,
                talk -> arrive(talk, compressed("f2 48 cd c9 c9 07 18 # type 3 within")),
                talk -> arrive(talk, compressed("f2 48 cd c9 c9 07 00 # «Hello», §7.2.3.1")));
        compressed(
                Rule.DEFLATE_UNFINISHED,
                talk -> arrive(talk, compressed("00 05 00 fa ff 48 # of 5 stored bytes one")),
                talk -> arrive(talk, compressed("00 01 00 fe ff 48 00 # one of one")));
        both(
                Rule.DEFLATE_WINDOW_PASSED,
                () -> deflating(Policy.STRICT, "permessage-deflate; client_max_window_bits=8"),
                () ->
                        clientDeflating(
                                Policy.STRICT, "permessage-deflate; server_max_window_bits=8"),
                talk -> arrive(talk, compressed("4a 1c 05 c0 00 00 00 # 257 bytes back")),
                talk -> arrive(talk, compressed("4a 1c 05 40 ff 03 00 # 256 bytes back")));
        // «Hello» again, §7.2.3.2
        both(
                Rule.DEFLATE_CONTEXT_LOST,
                () -> deflating(Policy.OBSERVE, "permessage-deflate"),
                () -> clientDeflating(Policy.OBSERVE, "permessage-deflate"),
                talk ->
                        arrive(
                                talk,
                                compressed("f2 48 cd c9 c9 07 18"),
                                compressed("f2 00 11 00 00")),
                talk ->
                        arrive(
                                talk,
                                compressed("f2 48 cd c9 c9 07 00"),
                                compressed("f2 00 11 00 00")));
    }

    private static void addLimits() {
        frames(
                Rule.MESSAGE_TOO_BIG,
                List.of(zeros(RuleTable.MAX_MESSAGE - 1).fragment(), continuation("ab")),
                List.of(zeros(RuleTable.MAX_MESSAGE - 1).fragment(), continuation("a")));
        frames(
                Rule.TOO_MANY_FRAGMENTS,
                fragments(RuleTable.MAX_FRAGMENTS + 1),
                fragments(RuleTable.MAX_FRAGMENTS));
        row(
                Rule.FRAME_STALLED,
                talk -> stalls(talk, hex("81 82 37 fa 21 3d 7f"), hex("93")),
                talk -> stalls(talk, hex("81 82 37 fa 21 3d 7f 93"), Bytes.EMPTY));
        serverRow(
                Rule.FRAME_STALLED,
                talk -> stalls(talk, hex("81 02 48"), hex("69")),
                talk -> stalls(talk, hex("81 02 48 69"), Bytes.EMPTY));
        both(
                Rule.MESSAGE_STALLED,
                talk -> {
                    arrive(talk, text("begun").fragment(), ping(""));
                    talk.endpoint().timeOutMessage();
                },
                talk -> {
                    arrive(talk, text("begun").fragment());
                    arrive(talk, continuation(" and ended"));
                    talk.endpoint().timeOutMessage();
                });
    }

    // ------------------------------------------------------------ what rows are made of

    /// A row for each of both ends.
    private static void both(
            Rule rule, Consumer<Conversation> breaks, Consumer<Conversation> keeps) {
        row(rule, breaks, keeps);
        serverRow(rule, breaks, keeps);
    }

    private static void both(
            Rule rule,
            Supplier<Conversation> server,
            Supplier<Conversation> client,
            Consumer<Conversation> breaks,
            Consumer<Conversation> keeps) {
        row(rule, server, breaks, keeps);
        serverRow(rule, client, breaks, keeps);
    }

    private static void compressed(
            Rule rule, Consumer<Conversation> breaks, Consumer<Conversation> keeps) {
        both(
                rule,
                () -> deflating(Policy.STRICT, "permessage-deflate"),
                () -> clientDeflating(Policy.STRICT, "permessage-deflate"),
                breaks,
                keeps);
    }

    private static void frames(Rule rule, FrameBytes breaks, FrameBytes keeps) {
        frames(rule, List.of(breaks), List.of(keeps));
    }

    private static void frames(Rule rule, List<FrameBytes> breaks, List<FrameBytes> keeps) {
        both(
                rule,
                talk -> breaks.forEach(frame -> arrive(talk, frame)),
                talk -> keeps.forEach(frame -> arrive(talk, frame)));
    }

    private static void bytes(Rule rule, Bytes ofClient, Bytes ofServer, FrameBytes keeps) {
        row(rule, talk -> talk.arrives(ofClient), talk -> arrive(talk, keeps));
        serverRow(rule, talk -> talk.arrives(ofServer), talk -> arrive(talk, keeps));
    }

    private static void keys(Rule rule, List<Integer> breaks, List<Integer> keeps) {
        row(
                rule,
                talk -> breaks.forEach(key -> talk.arrives(text("a").maskedWith(key))),
                talk -> keeps.forEach(key -> talk.arrives(text("a").maskedWith(key))));
    }

    /// These frames come, masked where it is a client that sends them.
    private static void arrive(Conversation talk, FrameBytes... frames) {
        boolean masked = talk.peerRole() == Role.CLIENT;
        talk.arrives(
                Stream.of(frames)
                        .map(frame -> masked ? frame.masked() : frame)
                        .toArray(FrameBytes[]::new));
    }

    private static void send(Conversation talk, FrameBytes frame) {
        FrameBytes sent = talk.peerRole() == Role.CLIENT ? frame : frame.masked();
        talk.endpoint().send(new OutgoingFrame(sent.header(), sent.payload()));
    }

    private static void stalls(Conversation talk, Bytes before, Bytes after) {
        talk.arrives(before);
        talk.endpoint().timeOutFrame();
        talk.arrives(after);
    }

    private static Conversation deflating(Policy policy, String offer) {
        EndpointSettings settings = Conversation.deflating().with(policy);
        return Conversation.with(settings, Conversation.SILENCE).opensDeflating(offer);
    }

    private static Conversation clientDeflating(Policy policy, String answer) {
        ClientRequest plain = Conversation.clientSettings().request();
        ClientSettings settings =
                RuleTable.clientSettings(
                        new ClientRequest(
                                plain.host(),
                                plain.target(),
                                List.of(),
                                Optional.of(DeflateParameters.PLAIN)));
        ClientSettings observing =
                new ClientSettings(
                        settings.request(),
                        settings.nonce(),
                        settings.maskingKeys(),
                        settings.limits(),
                        () -> policy);
        return Conversation.with(observing, Conversation.SILENCE)
                .arrives(
                        Conversation.RESPONSE.replace(
                                "Upgrade:",
                                "Sec-WebSocket-Extensions: " + answer + "\r\nUpgrade:"));
    }

    private static FrameBytes compressed(String payload) {
        return FrameBytes.of(Opcode.TEXT, hex(payload)).rsv1();
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
