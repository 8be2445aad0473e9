package framescope.dissect;

import static framescope.testing.FrameBytes.binary;
import static framescope.testing.FrameBytes.close;
import static framescope.testing.FrameBytes.continuation;
import static framescope.testing.FrameBytes.ping;
import static framescope.testing.FrameBytes.text;
import static framescope.testing.FrameBytes.zeros;
import static framescope.testing.Hex.hex;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.protocol.Bytes;
import framescope.protocol.FramePart;
import framescope.protocol.LengthForm;
import framescope.protocol.Opcode;
import framescope.protocol.Rule;
import framescope.protocol.RuleSet;
import framescope.testing.FrameBytes;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Frames taken apart: what each field holds, and that no byte is left out.
class FrameDissectorTest {
    private static final FrameBytes HELLO = text("Hello").maskedWith(FrameBytes.KEY);

    // ---------------------------------------------------------------- values

    @Test
    void theSampleOfTheRfcIsReadBitByBit() {
        Dissection hello = dissect(HELLO);
        assertThat(Fields.value(FieldSpec.FIN, hello)).isEqualTo(new FieldValue.Flag(true));
        assertThat(Fields.value(FieldSpec.RSV1, hello)).isEqualTo(new FieldValue.Flag(false));
        assertThat(Fields.value(FieldSpec.RSV2, hello)).isEqualTo(new FieldValue.Flag(false));
        assertThat(Fields.value(FieldSpec.RSV3, hello)).isEqualTo(new FieldValue.Flag(false));
        assertThat(Fields.value(FieldSpec.OPCODE, hello))
                .isEqualTo(new FieldValue.Opcode(Opcode.TEXT));
        assertThat(Fields.value(FieldSpec.MASK, hello)).isEqualTo(new FieldValue.Flag(true));
        assertThat(Fields.value(FieldSpec.PAYLOAD_LENGTH, hello))
                .isEqualTo(new FieldValue.Length(5, LengthForm.BITS_7));
        assertThat(Fields.value(FieldSpec.MASKING_KEY, hello))
                .isEqualTo(new FieldValue.Raw(hex("37 fa 21 3d")));
        assertThat(Fields.value(FieldSpec.MASKED_PAYLOAD, hello))
                .isEqualTo(new FieldValue.Raw(hex("7f 9f 4d 51 58")));
        assertThat(Fields.value(FieldSpec.PAYLOAD_TEXT, hello))
                .isEqualTo(new FieldValue.Text("Hello"));
    }

    @Test
    void theFieldsStandInTheOrderOfTheWire() {
        assertThat(Fields.specs(dissect(HELLO).root().children()))
                .containsExactly(
                        FieldSpec.FIN,
                        FieldSpec.RSV,
                        FieldSpec.OPCODE,
                        FieldSpec.MASK,
                        FieldSpec.PAYLOAD_LENGTH,
                        FieldSpec.MASKING_KEY,
                        FieldSpec.MASKED_PAYLOAD,
                        FieldSpec.PAYLOAD_TEXT);
    }

    @Test
    void theThreeReservedBitsAreOneNumberAndThreeFlags() {
        Dissection odd = dissect(text("").rsv1().rsv3());
        assertThat(Fields.value(FieldSpec.RSV, odd)).isEqualTo(new FieldValue.Numeric(0b101));
        assertThat(Fields.the(FieldSpec.RSV, odd).children())
                .extracting(Field::value)
                .containsExactly(
                        new FieldValue.Flag(true),
                        new FieldValue.Flag(false),
                        new FieldValue.Flag(true));
    }

    @Test
    void aLongerLengthIsAFieldOfItsOwn() {
        Dissection bits16 = dissect(zeros(300));
        assertThat(Fields.value(FieldSpec.PAYLOAD_LENGTH, bits16))
                .isEqualTo(new FieldValue.Length(126, LengthForm.BITS_16));
        assertThat(Fields.value(FieldSpec.PAYLOAD_LENGTH_16, bits16))
                .isEqualTo(new FieldValue.Numeric(300));
        Dissection bits64 = dissect(zeros(70_000));
        assertThat(Fields.value(FieldSpec.PAYLOAD_LENGTH, bits64))
                .isEqualTo(new FieldValue.Length(127, LengthForm.BITS_64));
        assertThat(Fields.value(FieldSpec.PAYLOAD_LENGTH_64, bits64))
                .isEqualTo(new FieldValue.Numeric(70_000));
    }

    @Test
    void theUnmaskedPayloadIsADataSourceOfItsOwn() {
        assertThat(dissect(HELLO).bytes(DataSource.Kind.UNMASKED)).isEqualTo(Bytes.utf8("Hello"));
        Dissection unmasked = dissect(text("Hello"));
        assertThat(unmasked.bytes(DataSource.Kind.UNMASKED)).isEqualTo(Bytes.EMPTY);
        assertThat(Fields.the(FieldSpec.PAYLOAD_TEXT, unmasked).range())
                .isEqualTo(new ByteRange(2, 7));
    }

    @ParameterizedTest
    @EnumSource(Opcode.class)
    void thePayloadIsNamedAfterItsOpcode(Opcode opcode) {
        FrameBytes frame = FrameBytes.of(opcode, Bytes.utf8("abc")).masked();
        assertThat(dissect(frame).root().children().getLast().spec()).isEqualTo(payload(opcode));
    }

    private static FieldSpec payload(Opcode opcode) {
        return switch (opcode) {
            case CONTINUATION -> FieldSpec.PAYLOAD_CONTINUE;
            case TEXT -> FieldSpec.PAYLOAD_TEXT;
            case BINARY -> FieldSpec.PAYLOAD_BINARY;
            case CLOSE -> FieldSpec.PAYLOAD_CLOSE;
            case PING -> FieldSpec.PAYLOAD_PING;
            case PONG -> FieldSpec.PAYLOAD_PONG;
            default -> FieldSpec.PAYLOAD_UNKNOWN;
        };
    }

    @Test
    void aContinuationIsReadAsItsMessageIs() {
        Bytes wire = continuation("AB").masked().bytes();
        Dissection ofText = FrameDissector.dissect(wire, Opcode.TEXT, RuleSet.NONE);
        Dissection ofBinary = FrameDissector.dissect(wire, Opcode.BINARY, RuleSet.NONE);
        assertThat(Fields.value(FieldSpec.PAYLOAD_CONTINUE, ofText))
                .isEqualTo(new FieldValue.Text("AB"));
        assertThat(Fields.value(FieldSpec.PAYLOAD_CONTINUE, ofBinary))
                .isEqualTo(new FieldValue.Raw(hex("41 42")));
    }

    @Test
    void aCloseFrameHasACodeAndAReason() {
        Dissection bye = dissect(close(1001, "bye").masked());
        assertThat(Fields.value(FieldSpec.CLOSE_STATUS_CODE, bye))
                .isEqualTo(new FieldValue.CloseCode(1001));
        assertThat(Fields.value(FieldSpec.CLOSE_REASON, bye)).isEqualTo(new FieldValue.Text("bye"));
    }

    @ParameterizedTest
    @CsvSource({"88 00, 0", "88 01 03, 0", "88 02 03 e8, 1", "88 03 03 e8 61, 2"})
    void aShortCloseFrameHasFewerParts(String wire, int parts) {
        Field root = dissect(hex(wire)).root();
        assertThat(root.children().getLast().children()).hasSize(parts);
    }

    // ---------------------------------------------------------------- every byte has a field

    static Stream<FrameBytes> framesOfAllShapes() {
        return Stream.of(Opcode.values())
                .map(opcode -> FrameBytes.of(opcode, Bytes.utf8("payload")))
                .flatMap(frame ->
                        Stream.of(LengthForm.values())
                                .map(frame::lengthIn)
                                .flatMap(each -> Stream.of(each, each.masked())));
    }

    @ParameterizedTest
    @MethodSource("framesOfAllShapes")
    void theFieldsTileTheFrame(FrameBytes frame) {
        Fields.assertTile(dissect(frame));
    }

    @ParameterizedTest
    @MethodSource("framesOfAllShapes")
    void theFieldsTileEveryBeginningOfTheFrame(FrameBytes frame) {
        Bytes wire = frame.bytes();
        for (int length = 1; length < wire.length(); length++) {
            Fields.assertTile(dissect(wire.first(length)));
        }
    }

    @Test
    void theFieldsTileAnyBytes() {
        Random random = new Random(6455);
        for (int run = 0; run < 5_000; run++) {
            byte[] bytes = new byte[1 + random.nextInt(40)];
            random.nextBytes(bytes);
            Fields.assertTile(dissect(Bytes.wrap(bytes)));
        }
    }

    @Test
    void noBytesAreAFrameWithoutFields() {
        assertThat(dissect(Bytes.EMPTY).root().children()).isEmpty();
    }

    @Test
    void aHeaderThatIsCutShortEndsInUnreadableBytes() {
        Dissection cut = dissect(hex("82 fe 01"));
        Field rest = cut.root().children().getLast();
        assertThat(rest.spec()).isEqualTo(FieldSpec.UNREADABLE);
        assertThat(Fields.bytes(rest, cut)).isEqualTo(hex("01"));
    }

    // ---------------------------------------------------------------- findings

    @ParameterizedTest
    @CsvSource({
        "CONTROL_FRAGMENTED, FIN",
        "RESERVED_BITS, RSV",
        "RESERVED_OPCODE, OPCODE",
        "CONTINUATION_EXPECTED, OPCODE",
        "FRAME_AFTER_CLOSE, OPCODE",
        "MASK_MISSING, MASK",
        "CONTROL_TOO_LONG, PAYLOAD_LENGTH",
        "TEXT_NOT_UTF8, PAYLOAD_TEXT",
        "FRAME_CUT_SHORT, PAYLOAD_TEXT"
    })
    void aFindingHangsOnTheFieldItIsAbout(Rule rule, FieldSpec spec) {
        Dissection broken = dissect(HELLO.bytes(), rule);
        assertThat(Fields.the(spec, broken).findings()).containsExactly(rule);
        assertThat(Fields.findings(broken)).containsExactly(rule);
    }

    @Test
    void aFindingAboutALongerLengthHangsOnThat() {
        Bytes wire = ping("tick").masked().lengthIn(LengthForm.BITS_16).bytes();
        Dissection needless = dissect(wire, Rule.LENGTH_NOT_MINIMAL);
        assertThat(Fields.the(FieldSpec.PAYLOAD_LENGTH_16, needless).findings())
                .containsExactly(Rule.LENGTH_NOT_MINIMAL);
        assertThat(Fields.findings(needless)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Rule.class)
    void noFindingIsLostWhereItsFieldIsMissing(Rule rule) {
        if (rule.part() != FramePart.HEAD) {
            Bytes cut = hex("81");
            assertThat(Fields.findings(dissect(cut, rule))).containsExactly(rule);
            Bytes empty = continuation("").masked().bytes();
            assertThat(Fields.findings(dissect(empty, rule))).containsExactly(rule);
        }
    }

    @Test
    void whatIsNoFrameIsOneFieldWithAllFindings() {
        Bytes wire = hex("de ad be ef");
        Dissection unreadable = FrameDissector.unreadable(wire, RuleSet.of(Rule.HEAD_MALFORMED));
        Field root = unreadable.root();
        assertThat(root.spec()).isEqualTo(FieldSpec.UNREADABLE);
        assertThat(Fields.bytes(root, unreadable)).isEqualTo(wire);
        assertThat(root.findings()).containsExactly(Rule.HEAD_MALFORMED);
    }

    // ---------------------------------------------------------------- from a byte to its field

    @ParameterizedTest
    @CsvSource({"0, FIN", "1, MASK", "2, MASKING_KEY", "5, MASKING_KEY", "6, MASKED_PAYLOAD"})
    void aByteOnTheWireFindsTheSmallestFieldThatHoldsIt(int offset, FieldSpec spec) {
        assertThat(dissect(HELLO).fieldAt(DataSource.Kind.WIRE, offset))
                .map(Field::spec)
                .hasValue(spec);
    }

    @Test
    void aByteOfThePayloadFindsThePartThatHoldsIt() {
        Dissection bye = dissect(close(1000, "bye").masked());
        assertThat(bye.fieldAt(DataSource.Kind.UNMASKED, 1))
                .map(Field::spec)
                .hasValue(FieldSpec.CLOSE_STATUS_CODE);
        assertThat(bye.fieldAt(DataSource.Kind.UNMASKED, 2))
                .map(Field::spec)
                .hasValue(FieldSpec.CLOSE_REASON);
    }

    @ParameterizedTest
    @CsvSource({
        "0, FIN",
        "2, RSV2",
        "7, OPCODE",
        "8, MASK",
        "9, PAYLOAD_LENGTH",
        "16, MASKING_KEY",
        "47, MASKING_KEY",
        "48, MASKED_PAYLOAD"
    })
    void aBitOnTheWireFindsTheSmallestFieldThatHoldsIt(int bit, FieldSpec spec) {
        assertThat(dissect(HELLO).fieldAtBit(bit)).map(Field::spec).hasValue(spec);
    }

    @Test
    void everyBitBelongsToAFieldThatHasIt() {
        Dissection hello = dissect(HELLO);
        for (int bit = 0; bit < HELLO.bytes().length() * 8; bit++) {
            Field field = hello.fieldAtBit(bit).orElseThrow();
            assertThat(bit).isBetween(field.firstBit(), field.endBit() - 1);
        }
    }

    @Test
    void aByteThatIsNotThereFindsNothing() {
        Dissection frame = dissect(binary(hex("00")));
        assertThat(frame.fieldAt(DataSource.Kind.WIRE, 3)).isEmpty();
        assertThat(frame.fieldAt(DataSource.Kind.UNMASKED, 0)).isEmpty();
    }

    private static Dissection dissect(FrameBytes frame) {
        return dissect(frame.bytes());
    }

    // ---------------------------------------------------------------- compressed messages

    @Test
    void aCompressedMessageIsShownInflatedWithItsRatio() {
        FrameBytes frame = FrameBytes.of(Opcode.TEXT, hex("f2 48 cd c9 c9 07 00")).rsv1().masked();
        Bytes hello = Bytes.utf8("Hello");
        Dissection compressed =
                FrameDissector.compressed(
                        frame.bytes(),
                        Opcode.TEXT,
                        RuleSet.NONE,
                        Optional.of(new InflatedMessage(hello, 5, 7)));
        assertThat(compressed.bytes(DataSource.Kind.INFLATED)).isEqualTo(hello);
        assertThat(Fields.value(FieldSpec.PAYLOAD_TEXT, compressed))
                .isEqualTo(new FieldValue.Text("Hello"));
        assertThat(Fields.value(FieldSpec.PAYLOAD_COMPRESSED, compressed))
                .isEqualTo(new FieldValue.Raw(frame.payload()));
        assertThat(Fields.value(FieldSpec.COMPRESSION, compressed))
                .isEqualTo(new FieldValue.Compression(7, 5));
        assertThat(Fields.value(FieldSpec.COMPRESSED, compressed))
                .isEqualTo(new FieldValue.Flag(true));
    }

    @Test
    void aFragmentOfACompressedTextIsNoText() {
        FrameBytes frame = FrameBytes.of(Opcode.CONTINUATION, hex("c9 c9")).fragment();
        Dissection compressed =
                FrameDissector.compressed(
                        frame.bytes(), Opcode.TEXT, RuleSet.NONE, Optional.empty());
        assertThat(Fields.value(FieldSpec.PAYLOAD_COMPRESSED, compressed))
                .isEqualTo(new FieldValue.Raw(hex("c9 c9")));
    }

    private static Dissection dissect(Bytes wire, Rule... broken) {
        Opcode opcode = wire.isEmpty() ? Opcode.TEXT : Opcode.ofCode(wire.at(0));
        return FrameDissector.dissect(wire, opcode, RuleSet.of(broken));
    }
}
