package framescope.protocol.connection;

import static org.assertj.core.api.Assertions.assertThat;

import framescope.protocol.Bytes;
import framescope.protocol.FrameDecoder;
import framescope.protocol.FrameRules;
import framescope.protocol.Masking;
import framescope.protocol.MessageMemory;
import framescope.protocol.Opcode;
import framescope.protocol.Role;
import framescope.protocol.Rule;
import framescope.protocol.RuleSet;
import framescope.protocol.deflate.DeflateParameters;
import framescope.protocol.handshake.HeadLimits;
import framescope.testing.Conversation;
import framescope.testing.FuzzCorpus;
import framescope.testing.Splits;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;

/// Whatever a client sends, or a server, before or behind a right handshake with and without
/// permessage-deflate: the observer hears of every byte once ([Conversation] holds that), every
/// frame that goes out is right, and the cuts of the network change nothing.
class WebSocketEndpointFuzzTest {
    private static final String EXTENSION =
            "Sec-WebSocket-Extensions: permessage-deflate; client_no_context_takeover\r\n";

    @ParameterizedTest
    @FuzzCorpus
    void holdsForTheCorpus(byte[] input) {
        fuzzerTestOneInput(input);
    }

    public static void fuzzerTestOneInput(byte[] input) {
        Bytes bytes = Bytes.of(input);
        for (Role role : Role.values()) {
            assertSound(role, Policy.STRICT, Bytes.EMPTY, bytes);
            for (Policy policy : Policy.values()) {
                assertSound(role, policy, head(role, ""), bytes);
                assertSound(role, policy, head(role, EXTENSION), bytes);
            }
        }
    }

    /// What the peer says first.
    private static Bytes head(Role role, String more) {
        String plain = role == Role.SERVER ? Conversation.REQUEST : Conversation.RESPONSE;
        return Bytes.utf8(plain.replace("Upgrade:", more + "Upgrade:"));
    }

    private static void assertSound(Role role, Policy policy, Bytes head, Bytes rest) {
        Bytes stream = head.plus(rest);
        Conversation whole = talk(role, policy, List.of(stream));
        assertRightAnswers(role, whole);
        // A head that the peer did not end is all that changes nothing.
        boolean headEnded =
                role == Role.SERVER
                        ? !whole.sent().isEmpty()
                        : !whole.broken().contains(Rule.HEAD_MALFORMED);
        if (policy == Policy.STRICT && headEnded) {
            boolean failing = RuleSet.firstFailing(whole.broken().bits(), true).isPresent();
            assertThat(whole.endpoint().finished() || !failing).isTrue();
        }
        Random random = new Random(stream.hashCode());
        // Cuts behind the head are the more likely ones to matter.
        List<Bytes> cut =
                random.nextInt(4) == 0
                        ? Splits.atRandom(stream, random)
                        : joined(head, Splits.atRandom(rest, random));
        assertSame(talk(role, policy, cut), whole);
    }

    private static List<Bytes> joined(Bytes first, List<Bytes> rest) {
        return Stream.concat(Stream.of(first), rest.stream()).toList();
    }

    private static Conversation talk(Role role, Policy policy, List<Bytes> reads) {
        Limits limits =
                new Limits(new HeadLimits(500, 500, 100), 150, 200, 100, MessageMemory.UNBOUNDED);
        Conversation talk =
                role == Role.SERVER
                        ? Conversation.with(
                                Conversation.deflating().with(limits).with(policy),
                                Conversation.ECHO)
                        : Conversation.with(client(limits, policy), Conversation.ECHO);
        return talk.arrives(reads).ends();
    }

    private static ClientSettings client(Limits limits, Policy policy) {
        ClientSettings plain = Conversation.clientSettings();
        return new ClientSettings(
                plain.request().deflating(DeflateParameters.PLAIN),
                plain.nonce(),
                plain.maskingKeys(),
                limits,
                () -> policy);
    }

    private static void assertSame(Conversation cut, Conversation whole) {
        assertThat(cut.heard()).isEqualTo(whole.heard());
        assertThat(cut.sent()).isEqualTo(whole.sent());
        assertThat(cut.endpoint().finished()).isEqualTo(whole.endpoint().finished());
        assertThat(cut.endpoint().closeSummary()).isEqualTo(whole.endpoint().closeSummary());
    }

    private static void assertRightAnswers(Role role, Conversation talk) {
        Bytes sent = talk.sent();
        int head = sent.text().indexOf("\r\n\r\n") + 4;
        if (role == Role.SERVER && !sent.text().startsWith("HTTP/1.1 101 ")) {
            return;
        }
        boolean deflate = role == Role.CLIENT || sent.first(head).text().contains(EXTENSION);
        ByteBuffer frames = sent.slice(head, sent.length()).buffer();
        FrameDecoder frame = new FrameDecoder(0);
        boolean closed = false;
        while (frame.next(frames)) {
            assertThat(closed).as("a frame after a Close frame").isFalse();
            int first = frame.firstByte();
            int second = frame.secondByte();
            assertThat(
                            FrameRules.header(
                                    role.peer(), first, second, frame.payloadLength(), deflate))
                    .isZero();
            closed = Opcode.ofCode(first) == Opcode.CLOSE;
            if (closed) {
                assertThat(FrameRules.close(role.peer(), payload(frames, frame))).isZero();
            }
        }
        assertThat(frame.midFrame()).isFalse();
    }

    private static Bytes payload(ByteBuffer frames, FrameDecoder frame) {
        ByteBuffer payload =
                frames.duplicate().limit(frame.payloadTo()).position(frame.payloadFrom());
        Bytes onWire = Bytes.copyOf(payload);
        boolean masked = (frame.secondByte() & 0x80) != 0;
        return masked ? Masking.apply(onWire, frame.maskingKey(), 0) : onWire;
    }
}
