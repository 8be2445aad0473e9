package framescope.protocol;

import static framescope.testing.FrameBytes.close;
import static framescope.testing.FrameBytes.continuation;
import static framescope.testing.FrameBytes.ping;
import static framescope.testing.FrameBytes.pong;
import static framescope.testing.FrameBytes.text;
import static framescope.testing.FrameBytes.zeros;
import static framescope.testing.Hex.hex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import framescope.testing.FrameBytes;
import framescope.testing.Splits;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What [FrameDecoder] reads, beginning with the samples of RFC 6455 §5.7.
class FrameDecoderTest {
    private static final int FIN_TEXT = 0x81;
    private static final int FIN_BINARY = 0x82;

    static Stream<Arguments> samples() {
        return Stream.of(
                argumentSet(
                        "a single-frame unmasked text message",
                        hex("81 05 48 65 6c 6c 6f"),
                        List.of(frame(0, FIN_TEXT, 0x05, 0, 5, Bytes.utf8("Hello")))),
                argumentSet(
                        "a single-frame masked text message",
                        hex("81 85 37 fa 21 3d 7f 9f 4d 51 58"),
                        List.of(frame(0, FIN_TEXT, 0x85, 0x37fa213d, 5, Bytes.utf8("Hello")))),
                argumentSet(
                        "a fragmented unmasked text message",
                        hex(
                                """
                                01 03 48 65 6c  # «Hel», no FIN
                                80 02 6c 6f     # Continuation «lo»
                                """),
                        List.of(
                                frame(0, 0x01, 0x03, 0, 3, Bytes.utf8("Hel")),
                                frame(5, 0x80, 0x02, 0, 2, Bytes.utf8("lo")))),
                argumentSet(
                        "an unmasked Ping and its masked Pong",
                        hex(
                                """
                                89 05 48 65 6c 6c 6f
                                8a 85 37 fa 21 3d 7f 9f 4d 51 58
                                """),
                        List.of(
                                frame(0, 0x89, 0x05, 0, 5, Bytes.utf8("Hello")),
                                frame(7, 0x8a, 0x85, 0x37fa213d, 5, Bytes.utf8("Hello")))),
                argumentSet(
                        "256 bytes of binary in one unmasked frame",
                        hex("82 7e 01 00").plus(zeroBytes(256)),
                        List.of(frame(0, FIN_BINARY, 0x7e, 0, 256, zeroBytes(256)))),
                argumentSet(
                        "64 KiB of binary in one unmasked frame",
                        hex("82 7f 00 00 00 00 00 01 00 00").plus(zeroBytes(65_536)),
                        List.of(frame(0, FIN_BINARY, 0x7f, 0, 65_536, zeroBytes(65_536)))));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void readsTheSamplesOfTheRfc(Bytes wire, List<DecodedFrame> frames) {
        assertThat(DecodedFrame.readAll(List.of(wire))).isEqualTo(frames);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void readsTheSamplesOfTheRfcHoweverTheyAreCut(Bytes wire, List<DecodedFrame> frames) {
        Stream<List<Bytes>> splits =
                wire.length() < 1000
                        ? Splits.of(wire)
                        : Stream.concat(
                                Splits.inTwo(wire.first(20)).map(cut -> withRestOf(wire, cut)),
                                Stream.of(Splits.singly(wire.first(40)))
                                        .map(cut -> withRestOf(wire, cut)));
        assertThat(splits)
                .allSatisfy(cut -> assertThat(DecodedFrame.readAll(cut)).isEqualTo(frames));
    }

    @Test
    void severalFramesInOneBufferAreReadOneAfterTheOther() {
        Bytes wire =
                joined(
                        text("Hel").fragment().maskedWith(FrameBytes.KEY),
                        ping("").maskedWith(FrameBytes.KEY),
                        continuation("lo").maskedWith(0x01020304),
                        zeros(126),
                        close(1000, "bye"));
        assertThat(DecodedFrame.readAll(List.of(wire)))
                .containsExactly(
                        frame(0, 0x01, 0x83, FrameBytes.KEY, 3, Bytes.utf8("Hel")),
                        frame(9, 0x89, 0x80, FrameBytes.KEY, 0, Bytes.EMPTY),
                        frame(15, 0x80, 0x82, 0x01020304, 2, Bytes.utf8("lo")),
                        frame(23, FIN_BINARY, 0x7e, 0, 126, zeroBytes(126)),
                        frame(153, 0x88, 0x05, 0, 5, hex("03 e8 62 79 65 # 1000 «bye»")));
    }

    @Test
    void severalFramesAreReadHoweverTheyAreCut() {
        Bytes wire =
                joined(
                        text("Hello").masked(),
                        zeros(126).masked(),
                        close().masked(),
                        pong("x").lengthIn(LengthForm.BITS_64).masked());
        List<DecodedFrame> whole = DecodedFrame.readAll(List.of(wire));
        assertThat(whole).hasSize(4);
        assertThat(Splits.of(wire))
                .allSatisfy(cut -> assertThat(DecodedFrame.readAll(cut)).isEqualTo(whole));
    }

    @Test
    void reservedOpcodesAndBitsAreReadLikeAnyOther() {
        Bytes wire = FrameBytes.of(Opcode.RESERVED_B, Bytes.of((byte) 7)).rsv1().rsv3().bytes();
        assertThat(DecodedFrame.readAll(List.of(wire)))
                .containsExactly(frame(0, 0xdb, 0x01, 0, 1, Bytes.of((byte) 7)));
    }

    @Test
    void needlesslyLongLengthsAreReadAsTheyStand() {
        Bytes wire =
                hex(
                        """
                        82 7e 00 01 aa                    # 1 in 16 bits
                        82 7f 00 00 00 00 00 00 00 01 bb  # 1 in 64 bits
                        """);
        assertThat(DecodedFrame.readAll(List.of(wire)))
                .containsExactly(
                        frame(0, FIN_BINARY, 0x7e, 0, 1, Bytes.of((byte) 0xaa)),
                        frame(5, FIN_BINARY, 0x7f, 0, 1, Bytes.of((byte) 0xbb)));
    }

    @Test
    void aWholeFrameIsOnePart() {
        FrameDecoder decoder = new FrameDecoder(0);
        ByteBuffer in = text("Hello").masked().bytes().buffer();
        assertThat(decoder.next(in)).isTrue();
        assertThat(part(decoder)).isEqualTo(new Part(true, true, 6, 11, 0));
        assertThat(decoder.next(in)).isFalse();
    }

    @Test
    void aLongPayloadComesInThePartsThatTheReadsMake() {
        FrameDecoder decoder = new FrameDecoder(0);
        Bytes wire = zeros(70_000).bytes();

        ByteBuffer header = wire.first(10).buffer();
        assertThat(decoder.next(header)).isTrue();
        assertThat(part(decoder)).isEqualTo(new Part(true, false, 10, 10, 0));
        assertThat(decoder.next(header)).isFalse();

        ByteBuffer most = wire.slice(10, 60_010).buffer();
        assertThat(decoder.next(most)).isTrue();
        assertThat(part(decoder)).isEqualTo(new Part(false, false, 0, 60_000, 0));
        assertThat(decoder.next(most)).isFalse();

        ByteBuffer restAndNext = wire.slice(60_010, wire.length()).plus(hex("89 00")).buffer();
        assertThat(decoder.next(restAndNext)).isTrue();
        assertThat(part(decoder)).isEqualTo(new Part(false, true, 0, 10_000, 60_000));
        assertThat(decoder.next(restAndNext)).isTrue();
        assertThat(part(decoder)).isEqualTo(new Part(true, true, 10_002, 10_002, 0));
        assertThat(decoder.next(restAndNext)).isFalse();
    }

    @Test
    void aPayloadOfManyExbibytesIsCountedAndNotKept() {
        FrameDecoder decoder = new FrameDecoder(0);
        ByteBuffer in = hex("82 7f 7f ff ff ff ff ff ff ff 00 00 00").buffer();
        assertThat(decoder.next(in)).isTrue();
        assertThat(part(decoder)).isEqualTo(new Part(true, false, 10, 13, 0));
        assertThat(decoder.payloadLength()).isEqualTo(Long.MAX_VALUE);
        assertThat(decoder.midFrame()).isTrue();
    }

    @Test
    void placesInTheBufferCountFromItsBeginningNotFromItsPosition() {
        FrameDecoder decoder = new FrameDecoder(0);
        ByteBuffer in = hex("ff ff ff 81 02 48 69 # the frame begins at 3").buffer().position(3);
        assertThat(decoder.next(in)).isTrue();
        assertThat(part(decoder)).isEqualTo(new Part(true, true, 5, 7, 0));
    }

    @Test
    void nothingBehindTheLimitIsTouched() {
        FrameDecoder decoder = new FrameDecoder(0);
        ByteBuffer in = hex("81 02 48 69 # only «H» may be read").buffer().limit(3);
        assertThat(decoder.next(in)).isTrue();
        assertThat(part(decoder)).isEqualTo(new Part(true, false, 2, 3, 0));
        assertThat(decoder.next(in)).isFalse();
    }

    @Test
    void offsetsCountFromWhereTheDecoderWasToldToBegin() {
        FrameDecoder decoder = new FrameDecoder(150);
        ByteBuffer in = joined(text("Hello"), ping("")).buffer();
        assertThat(decoder.frameStart()).isEqualTo(150);
        assertThat(decoder.next(in)).isTrue();
        assertThat(decoder.frameStart()).isEqualTo(150);
        assertThat(decoder.consumed()).isEqualTo(157);
        assertThat(decoder.next(in)).isTrue();
        assertThat(decoder.frameStart()).isEqualTo(157);
        assertThat(decoder.consumed()).isEqualTo(159);
    }

    @Test
    void aHeaderThatIsCutInTwoBeginsWhereItsFirstByteStood() {
        FrameDecoder decoder = new FrameDecoder(100);
        assertThat(decoder.next(hex("81").buffer())).isFalse();
        assertThat(decoder.frameStart()).isEqualTo(100);
        assertThat(decoder.consumed()).isEqualTo(101);
        assertThat(decoder.next(hex("85 37 fa").buffer())).isFalse();
        assertThat(decoder.next(hex("21 3d 7f 9f 4d 51 58").buffer())).isTrue();
        assertThat(decoder.frameStart()).isEqualTo(100);
        assertThat(decoder.consumed()).isEqualTo(111);
    }

    @Test
    void midFrameIsTrueBetweenTheFirstByteOfAFrameAndItsLast() {
        FrameDecoder decoder = new FrameDecoder(0);
        assertThat(decoder.midFrame()).isFalse();
        for (Bytes single : Splits.singly(hex("81 85 37 fa 21 3d 7f 9f 4d 51"))) {
            DecodedFrame.readAll(decoder, List.of(single));
            assertThat(decoder.midFrame()).isTrue();
        }
        DecodedFrame.readAll(decoder, List.of(hex("58")));
        assertThat(decoder.midFrame()).isFalse();
    }

    @Test
    void aLengthWithItsTopBitSetIsTheLastThatCanBeRead() {
        FrameDecoder decoder = new FrameDecoder(0);
        ByteBuffer in =
                hex("""
                82 7f 80 00 00 00 00 00 00 05  # 2^63 + 5 bytes
                81 00                          # a frame, or not
                """)
                        .buffer();
        assertThat(decoder.next(in)).isTrue();
        assertThat(part(decoder)).isEqualTo(new Part(true, false, 10, 10, 0));
        assertThat(decoder.payloadLength()).isEqualTo(Long.MIN_VALUE + 5);
        assertThat(decoder.desynchronised()).isTrue();
        assertThat(decoder.consumed()).isEqualTo(10);

        assertThat(decoder.next(in)).isFalse();
        assertThat(in.remaining()).isEqualTo(2);
        assertThat(decoder.desynchronised()).isTrue();
        assertThat(decoder.midFrame()).isTrue();
    }

    @Test
    void aLengthWithItsTopBitSetIsSeenHoweverTheHeaderIsCut() {
        Bytes wire = hex("82 ff ff ff ff ff ff ff ff ff 37 fa 21 3d");
        assertThat(Splits.of(wire))
                .allSatisfy(cut -> {
                    FrameDecoder decoder = new FrameDecoder(0);
                    assertThat(DecodedFrame.readAll(decoder, cut)).isEmpty();
                    assertThat(decoder.desynchronised()).isTrue();
                    assertThat(decoder.payloadLength()).isEqualTo(-1);
                    assertThat(decoder.maskingKey()).isEqualTo(0x37fa213d);
                });
    }

    @Test
    void anUnmaskedFrameHasNoMaskingKeyEvenAfterAMaskedOne() {
        List<DecodedFrame> frames =
                DecodedFrame.readAll(List.of(joined(text("a").masked(), text("b"))));
        assertThat(frames.get(1).header().maskingKey()).isZero();
    }

    @Test
    void anEmptyBufferChangesNothing() {
        FrameDecoder decoder = new FrameDecoder(0);
        assertThat(decoder.next(Bytes.EMPTY.buffer())).isFalse();
        assertThat(decoder.midFrame()).isFalse();
        assertThat(decoder.consumed()).isZero();
    }

    private record Part(boolean first, boolean last, int from, int to, long payloadOffset) {}

    private static Part part(FrameDecoder decoder) {
        return new Part(
                decoder.first(),
                decoder.last(),
                decoder.payloadFrom(),
                decoder.payloadTo(),
                decoder.payloadOffset());
    }

    private static DecodedFrame frame(
            long start, int firstByte, int secondByte, int key, long length, Bytes payload) {
        return new DecodedFrame(start, FrameHeader.of(firstByte, secondByte, key, length), payload);
    }

    private static Bytes zeroBytes(int length) {
        return Bytes.wrap(new byte[length]);
    }

    private static Bytes joined(FrameBytes... frames) {
        return Stream.of(frames).map(FrameBytes::bytes).reduce(Bytes.EMPTY, Bytes::plus);
    }

    private static List<Bytes> withRestOf(Bytes wire, List<Bytes> beginning) {
        int cut = beginning.stream().mapToInt(Bytes::length).sum();
        return Stream.concat(beginning.stream(), Stream.of(wire.slice(cut, wire.length())))
                .toList();
    }
}
