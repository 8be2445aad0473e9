package framescope.protocol.connection;

import static framescope.testing.Hex.hex;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.protocol.Bytes;
import framescope.protocol.FrameHeader;
import framescope.protocol.Opcode;
import framescope.testing.FrameBytes;
import framescope.testing.Splits;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a peer waits for after it was told a wrong length.
class PeerReadingTest {
    private final PeerReading peer = new PeerReading();

    @Test
    void aPeerThatWasToldTheTruthWaitsForNothing() {
        send(Optional.empty(), FrameBytes.text("Hello"), FrameBytes.ping("?"));
        peer.wrote(hex("81 7f").buffer());
        assertThat(peer.isMisled()).isFalse();
        assertThat(peer.halfFrame()).isEmpty();
    }

    @Test
    void whatIsOwedGetsLessWithEveryByteUntilTheFrameIsWhole() {
        send(Optional.empty(), FrameBytes.text("Hello").declaring(9));
        assertThat(peer.isMisled()).isTrue();
        assertThat(peer.halfFrame()).hasValue(new HalfFrame(hex("81 04"), 4));
        peer.wrote(hex("81").buffer());
        assertThat(peer.halfFrame()).hasValue(new HalfFrame(hex("81 03"), 3));
        peer.wrote(hex("01 68 69").buffer());
        assertThat(peer.halfFrame()).isEmpty();
        peer.wrote(FrameBytes.text("and on").bytes().buffer());
        assertThat(peer.halfFrame()).isEmpty();
        assertThat(peer.openMessage()).isEmpty();
    }

    @Test
    void itDoesNotMatterInWhichWritesTheBytesGoOut() {
        Bytes all = FrameBytes.text("Hello").declaring(300).bytes();
        Splits.inTwo(all)
                .forEach(split -> {
                    PeerReading other = new PeerReading();
                    other.expect(
                            transmission(FrameBytes.text("Hello").declaring(300)).frames(),
                            Optional.empty());
                    split.forEach(part -> other.wrote(part.buffer()));
                    assertThat(other.halfFrame()).hasValue(new HalfFrame(hex("81 7e 01 27"), 295));
                });
    }

    @Test
    void aLengthThatIsTooShortLeavesTheBeginningOfAHeader() {
        send(Optional.empty(), FrameBytes.text("Hello").declaring(4));
        assertThat(peer.halfFrame()).hasValue(new HalfFrame(hex("6f"), 0));
        peer.wrote(hex("7f 00").buffer());
        assertThat(peer.halfFrame()).hasValue(new HalfFrame(hex("6f 7f 00"), 0));
    }

    @Test
    void theMessageThatIsOpenIsTheOneThatThePeerHasRead() {
        send(Optional.empty(), FrameBytes.binary(hex("00")).fragment().declaring(3));
        assertThat(peer.openMessage()).isEmpty();
        assertThat(peer.halfFrame()).hasValue(new HalfFrame(hex("02 02"), 2));
        peer.wrote(hex("80 00").buffer()); // Meant as its last fragment.
        assertThat(peer.openMessage()).hasValue(OpenMessage.of(Opcode.BINARY));
        peer.wrote(hex("80 05 00").buffer());
        assertThat(peer.openMessage()).hasValue(OpenMessage.of(Opcode.BINARY));
        assertThat(peer.halfFrame()).hasValue(new HalfFrame(hex("80 04"), 4));
        peer.wrote(hex("00 00 00 00").buffer());
        assertThat(peer.openMessage()).isEmpty();
    }

    @Test
    void aMessageThatWasBegunBeforeGoesOn() {
        send(Optional.of(OpenMessage.of(Opcode.TEXT)), FrameBytes.continuation("lo").declaring(5));
        assertThat(peer.openMessage()).hasValue(OpenMessage.of(Opcode.TEXT));
        assertThat(peer.halfFrame()).hasValue(new HalfFrame(hex("80 03"), 3));
    }

    @Test
    void theRestOfACompressedTextIsNotJudgedAsText() {
        send(Optional.empty(), FrameBytes.text("x").rsv1().declaring(2));
        assertThat(peer.halfFrame()).hasValue(new HalfFrame(hex("82 01"), 1));
    }

    @Test
    void theRestOfACompressedMessageIsNotJudgedEither() {
        OpenMessage open = new OpenMessage(Opcode.TEXT, true, Bytes.EMPTY);
        send(Optional.of(open), FrameBytes.of(Opcode.CONTINUATION, hex("c3")).declaring(2));
        assertThat(peer.openMessage()).hasValue(open);
        assertThat(peer.halfFrame()).hasValue(new HalfFrame(hex("80 01"), 1));
    }

    @Test
    void aCompressedMessageThatItReadsTheBeginningOfIsKnownToBeSo() {
        send(
                Optional.empty(),
                FrameBytes.ping("").declaring(3),
                FrameBytes.text("x").rsv1().fragment());
        assertThat(peer.openMessage()).isEmpty();
        peer.wrote(hex("41 01 78").buffer());
        assertThat(peer.openMessage()).hasValue(new OpenMessage(Opcode.TEXT, true, Bytes.EMPTY));
    }

    @Test
    void aCharacterThatATextBrokeOffWithinGoesOnInTheHalfFrame() {
        Bytes rocket = hex("f0 9f 9a 80");
        OpenMessage open = new OpenMessage(Opcode.TEXT, false, rocket.first(1));
        send(
                Optional.of(open),
                FrameBytes.of(Opcode.CONTINUATION, rocket.slice(1, 3)).declaring(5));
        assertThat(peer.halfFrame()).hasValue(new HalfFrame(hex("80 06 f0 9f 9a"), 3));
        assertThat(peer.openMessage()).hasValue(OpenMessage.of(Opcode.TEXT));
        peer.wrote(rocket.slice(3, 4).buffer());
        assertThat(peer.halfFrame()).hasValue(new HalfFrame(hex("80 02"), 2));
    }

    @Test
    void aCharacterThatATextBrokeOffWithinGoesOnBehindAHalfPing() {
        send(
                Optional.of(new OpenMessage(Opcode.TEXT, false, hex("c3"))),
                FrameBytes.ping("?").declaring(2));
        assertThat(peer.halfFrame()).hasValue(new HalfFrame(hex("89 01"), 1));
        assertThat(peer.openMessage()).hasValue(new OpenMessage(Opcode.TEXT, false, hex("c3")));
        peer.wrote(hex("3f 80 01 a9").buffer());
        assertThat(peer.openMessage()).isEmpty();
    }

    @Test
    void nobodyWaitsForTheEndOfALengthWithItsTopBit() {
        send(Optional.empty(), FrameBytes.text("x").declaring(Long.MIN_VALUE));
        assertThat(peer.halfFrame()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1L << 26, 1L << 40, Long.MAX_VALUE})
    void aHugeLengthIsOwedThoughSomeOfItIsEnoughToKnow(long declared) {
        send(Optional.empty(), FrameBytes.text("x").declaring(declared));
        HalfFrame half = peer.halfFrame().orElseThrow();
        assertThat(half.owed()).isEqualTo(declared - 1);
        FrameHeader enough = FrameHeader.of(Opcode.TEXT, 1 << 25);
        assertThat(half.start()).isEqualTo(new OutgoingFrame(enough, Bytes.EMPTY).toBytes());
    }

    // ---------------------------------------------------------------- steps

    private void send(Optional<OpenMessage> open, FrameBytes... frames) {
        Transmission sent = transmission(frames);
        peer.expect(sent.frames(), open);
        peer.wrote(sent.bytes().buffer());
    }

    private static Transmission transmission(FrameBytes... frames) {
        OutgoingFrame[] outgoing = new OutgoingFrame[frames.length];
        for (int i = 0; i < frames.length; i++) {
            outgoing[i] = new OutgoingFrame(frames[i].header(), frames[i].payload());
        }
        return Transmission.of(outgoing);
    }
}
