package framescope.protocol.connection;

import static org.assertj.core.api.Assertions.assertThat;

import framescope.protocol.Bytes;
import framescope.protocol.FrameDecoder;
import framescope.protocol.FrameRules;
import framescope.protocol.Opcode;
import framescope.protocol.Role;
import framescope.protocol.RuleSet;
import framescope.testing.Conversation;
import framescope.testing.FuzzCorpus;
import framescope.testing.Splits;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;

/// Whatever a client sends, before or behind a right handshake: the observer hears of every byte
/// once ([Conversation] holds that), every frame that goes out is right, and the cuts of the
/// network change nothing.
class WebSocketEndpointFuzzTest {
    private static final Bytes REQUEST = Bytes.utf8(Conversation.REQUEST);

    @ParameterizedTest
    @FuzzCorpus
    void holdsForTheCorpus(byte[] input) {
        fuzzerTestOneInput(input);
    }

    public static void fuzzerTestOneInput(byte[] input) {
        Bytes bytes = Bytes.of(input);
        for (Policy policy : Policy.values()) {
            assertSound(policy, bytes);
            assertSound(policy, REQUEST.plus(bytes));
        }
    }

    private static void assertSound(Policy policy, Bytes stream) {
        Conversation whole = talk(policy, List.of(stream));
        assertRightAnswers(whole);
        // A head that the client did not end is all that gets no answer.
        if (policy == Policy.STRICT && !whole.sent().isEmpty()) {
            boolean failing = RuleSet.firstFailing(whole.broken().bits(), true).isPresent();
            assertThat(whole.endpoint().finished() || !failing).isTrue();
        }
        Random random = new Random(stream.hashCode());
        assertSame(talk(policy, Splits.atRandom(stream, random)), whole);
    }

    private static Conversation talk(Policy policy, List<Bytes> reads) {
        EndpointSettings settings = Conversation.limits(500, 200).with(policy);
        return Conversation.with(settings, Conversation.ECHO).arrives(reads).ends();
    }

    private static void assertSame(Conversation cut, Conversation whole) {
        assertThat(cut.heard()).isEqualTo(whole.heard());
        assertThat(cut.sent()).isEqualTo(whole.sent());
        assertThat(cut.endpoint().finished()).isEqualTo(whole.endpoint().finished());
        assertThat(cut.endpoint().closeSummary()).isEqualTo(whole.endpoint().closeSummary());
    }

    private static void assertRightAnswers(Conversation talk) {
        String head = Conversation.RESPONSE;
        if (!talk.sent().text().startsWith(head)) {
            return;
        }
        ByteBuffer frames = talk.sent().slice(head.length(), talk.sent().length()).buffer();
        FrameDecoder frame = new FrameDecoder(0);
        boolean closed = false;
        while (frame.next(frames)) {
            assertThat(closed).as("a frame after a Close frame").isFalse();
            int first = frame.firstByte();
            assertThat(
                            FrameRules.header(
                                    Role.CLIENT,
                                    first,
                                    frame.secondByte(),
                                    frame.payloadLength(),
                                    false))
                    .isZero();
            closed = Opcode.ofCode(first) == Opcode.CLOSE;
            if (closed) {
                ByteBuffer payload =
                        frames.duplicate().limit(frame.payloadTo()).position(frame.payloadFrom());
                assertThat(FrameRules.close(Role.CLIENT, Bytes.copyOf(payload))).isZero();
            }
        }
        assertThat(frame.midFrame()).isFalse();
    }
}
