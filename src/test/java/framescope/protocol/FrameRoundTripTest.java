package framescope.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import framescope.testing.FrameBytes;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// [FrameEncoder] writes and [FrameDecoder] reads the same header, whatever its bits.
class FrameRoundTripTest {
    private static final int[] KEYS = {0, 0x37fa213d, 0xffffffff, 0x00000001};

    /// Where a length form begins or ends, and lengths that no payload in a test can have.
    static LongStream lengths() {
        return LongStream.of(
                0,
                1,
                125,
                126,
                127,
                65_535,
                65_536,
                1L << 31,
                1L << 32,
                Long.MAX_VALUE,
                1L << 63,
                -1);
    }

    /// Those whose top bit is not set.
    static LongStream correctLengths() {
        return lengths().filter(length -> length >= 0);
    }

    /// All flags × MASK × length forms for an opcode and a length, needlessly long forms included.
    private static Stream<FrameHeader> headers(Opcode opcode, long length) {
        List<FrameHeader> headers = new ArrayList<>();
        for (int flags = 0; flags < 16; flags++) {
            FrameHeader flagged =
                    FrameHeader.of(opcode, length)
                            .withFin((flags & 8) != 0)
                            .withReservedBits((flags & 4) != 0, (flags & 2) != 0, (flags & 1) != 0);
            for (LengthForm form : formsFor(length)) {
                FrameHeader unmasked = flagged.withLengthForm(form);
                headers.add(unmasked);
                IntStream.of(KEYS).mapToObj(unmasked::maskedWith).forEach(headers::add);
            }
        }
        return headers.stream();
    }

    private static List<LengthForm> formsFor(long length) {
        LengthForm[] forms = LengthForm.values();
        return List.of(forms).subList(LengthForm.shortestFor(length).ordinal(), forms.length);
    }

    @ParameterizedTest
    @EnumSource
    void everyHeaderIsReadAsItWasWritten(Opcode opcode) {
        assertThat(lengths().boxed().flatMap(length -> headers(opcode, length)))
                .allSatisfy(header -> assertThat(readAgain(header)).isEqualTo(header));
    }

    @ParameterizedTest
    @EnumSource
    void everyHeaderHasTheBytesThatTheRfcDraws(Opcode opcode) {
        assertThat(lengths().boxed().flatMap(length -> headers(opcode, length)))
                .allSatisfy(header ->
                        assertThat(FrameEncoder.encode(header, Bytes.EMPTY))
                                .isEqualTo(new FrameBytes(header, Bytes.EMPTY).bytes())
                                .returns(header.length(), Bytes::length));
    }

    @ParameterizedTest
    @MethodSource("correctLengths")
    void theTwoWaysToWriteACorrectHeaderAgree(long length) {
        FrameHeader unmasked = FrameHeader.of(Opcode.TEXT, length);
        for (FrameHeader header : List.of(unmasked, unmasked.maskedWith(0x01020304))) {
            ByteBuffer out = ByteBuffer.allocate(header.length());
            FrameEncoder.writeHeader(
                    out, header.firstByte(), header.masked(), header.maskingKey(), length);
            assertThat(Bytes.copyOf(out.flip())).isEqualTo(headerBytes(header));
            assertThat(FrameEncoder.headerLength(header.masked(), length))
                    .isEqualTo(header.length());
        }
    }

    @ParameterizedTest
    @EnumSource
    void wholeFramesAreReadAsTheyWereWritten(Opcode opcode) {
        Stream<DecodedFrame> frames =
                IntStream.of(0, 1, 2, 3, 4, 5, 7, 8, 9, 125, 126, 127)
                        .mapToObj(FrameRoundTripTest::payload)
                        .flatMap(payload ->
                                headers(opcode, payload.length())
                                        .map(h -> new DecodedFrame(0, h, payload)));
        assertThat(frames).allSatisfy(FrameRoundTripTest::assertRoundTrip);
    }

    @ParameterizedTest
    @EnumSource
    void longFramesAreReadAsTheyWereWritten(LengthForm form) {
        for (int length : new int[] {65_535, 65_536, 70_001}) {
            if (formsFor(length).contains(form)) {
                FrameHeader header = FrameHeader.of(Opcode.BINARY, length).withLengthForm(form);
                assertRoundTrip(new DecodedFrame(0, header, payload(length)));
                assertRoundTrip(
                        new DecodedFrame(0, header.maskedWith(0x37fa213d), payload(length)));
            }
        }
    }

    @Test
    void aFormTooShortForALengthKeepsItsLowBits() {
        FrameHeader tooShort =
                FrameHeader.of(Opcode.TEXT, 0x1_0005).withLengthForm(LengthForm.BITS_16);
        assertThat(headerBytes(tooShort)).isEqualTo(Bytes.ofHex("81 7e 00 05"));
        assertThat(headerBytes(tooShort.withLengthForm(LengthForm.BITS_7)))
                .isEqualTo(Bytes.ofHex("81 05"));
    }

    private static void assertRoundTrip(DecodedFrame frame) {
        Bytes wire = FrameEncoder.encode(frame.header(), frame.payload());
        assertThat(wire).isEqualTo(new FrameBytes(frame.header(), frame.payload()).bytes());
        assertThat(DecodedFrame.readAll(List.of(wire))).containsExactly(frame);
    }

    private static FrameHeader readAgain(FrameHeader header) {
        FrameDecoder decoder = new FrameDecoder(0);
        assertThat(decoder.next(headerBytes(header).buffer())).isTrue();
        return decoder.header();
    }

    private static Bytes headerBytes(FrameHeader header) {
        ByteBuffer out = ByteBuffer.allocate(FrameHeader.MAX_LENGTH);
        FrameEncoder.writeHeader(out, header);
        return Bytes.copyOf(out.flip());
    }

    private static Bytes payload(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return Bytes.wrap(bytes);
    }
}
