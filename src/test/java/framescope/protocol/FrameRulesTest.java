package framescope.protocol;

import static framescope.testing.FrameBytes.close;
import static framescope.testing.FrameBytes.ping;
import static framescope.testing.FrameBytes.text;
import static framescope.testing.FrameBytes.zeros;
import static framescope.testing.Hex.hex;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.testing.FrameBytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

/// What [FrameRules] objects to in a single frame; [RuleTable] has the least sample of each.
class FrameRulesTest {

    @Test
    void maskedFramesAreRightForAServer() {
        assertThat(forServer(text("Hello").masked())).isEqualTo(RuleSet.NONE);
    }

    @Test
    void unmaskedFramesAreRightForAClient() {
        assertThat(forClient(text("Hello"))).isEqualTo(RuleSet.NONE);
    }

    @Test
    void aServerNeedsEveryFrameMasked() {
        assertThat(forServer(text("Hello"))).isEqualTo(RuleSet.of(Rule.MASK_MISSING));
        assertThat(forServer(close())).isEqualTo(RuleSet.of(Rule.MASK_MISSING));
    }

    @Test
    void aClientNeedsNoFrameMasked() {
        assertThat(forClient(text("Hello").masked())).isEqualTo(RuleSet.of(Rule.MASK_UNEXPECTED));
        assertThat(forClient(close().masked())).isEqualTo(RuleSet.of(Rule.MASK_UNEXPECTED));
    }

    @Test
    void eachReservedBitIsOneTooMany() {
        RuleSet reservedBits = RuleSet.of(Rule.RESERVED_BITS);
        assertThat(forClient(text("").rsv1())).isEqualTo(reservedBits);
        assertThat(forClient(text("").rsv2())).isEqualTo(reservedBits);
        assertThat(forClient(text("").rsv3())).isEqualTo(reservedBits);
        assertThat(forClient(ping("").rsv1().rsv2().rsv3())).isEqualTo(reservedBits);
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.MATCH_ALL, names = "RESERVED.*")
    void reservedOpcodesHaveNoMeaning(Opcode opcode) {
        assertThat(forClient(FrameBytes.of(opcode, Bytes.EMPTY)))
                .isEqualTo(RuleSet.of(Rule.RESERVED_OPCODE));
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.MATCH_NONE, names = "RESERVED.*")
    void theOtherOpcodesAreRight(Opcode opcode) {
        assertThat(forClient(FrameBytes.of(opcode, Bytes.EMPTY))).isEqualTo(RuleSet.NONE);
    }

    @ParameterizedTest
    @EnumSource(names = {"CLOSE", "PING", "PONG"})
    void controlFramesAreNotFragmentedAndHave125BytesAtMost(Opcode opcode) {
        FrameBytes longest = FrameBytes.of(opcode, Bytes.wrap(new byte[125]));
        FrameBytes tooLong = FrameBytes.of(opcode, Bytes.wrap(new byte[126]));
        assertThat(forClient(longest)).isEqualTo(RuleSet.NONE);
        assertThat(forClient(longest.fragment())).isEqualTo(RuleSet.of(Rule.CONTROL_FRAGMENTED));
        assertThat(forClient(tooLong)).isEqualTo(RuleSet.of(Rule.CONTROL_TOO_LONG));
        assertThat(forClient(tooLong.fragment()))
                .isEqualTo(RuleSet.of(Rule.CONTROL_FRAGMENTED, Rule.CONTROL_TOO_LONG));
    }

    @Test
    void dataFramesMayBeFragmentedAndLong() {
        assertThat(forClient(zeros(126).fragment())).isEqualTo(RuleSet.NONE);
        assertThat(forClient(zeros(65_536).fragment())).isEqualTo(RuleSet.NONE);
    }

    @ParameterizedTest
    @CsvSource({
        "  0, BITS_16, true", "125, BITS_16, true", "126, BITS_16, false", "65535, BITS_16, false",
        "  0, BITS_64, true", "125, BITS_64, true", "126, BITS_64, true", "65535, BITS_64, true",
        "65536, BITS_64, false", "9223372036854775807, BITS_64, false"
    })
    void lengthsAreInTheShortestForm(long length, LengthForm form, boolean needlesslyLong) {
        RuleSet expected = needlesslyLong ? RuleSet.of(Rule.LENGTH_NOT_MINIMAL) : RuleSet.NONE;
        assertThat(forClient(zeros(0).declaring(length).lengthIn(form))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, -1})
    void theTopBitOfALengthIsNotSet(long length) {
        assertThat(forClient(zeros(0).declaring(length)))
                .isEqualTo(RuleSet.of(Rule.LENGTH_TOP_BIT));
        assertThat(forClient(ping("").declaring(length)))
                .isEqualTo(RuleSet.of(Rule.LENGTH_TOP_BIT, Rule.CONTROL_TOO_LONG));
    }

    @Test
    void allThatIsWrongIsFoundAtOnce() {
        FrameBytes frame =
                FrameBytes.of(Opcode.RESERVED_B, Bytes.EMPTY)
                        .fragment()
                        .rsv2()
                        .lengthIn(LengthForm.BITS_16);
        assertThat(forServer(frame))
                .isEqualTo(
                        RuleSet.of(
                                Rule.RESERVED_BITS,
                                Rule.RESERVED_OPCODE,
                                Rule.LENGTH_NOT_MINIMAL,
                                Rule.MASK_MISSING,
                                Rule.CONTROL_FRAGMENTED));
    }

    @Test
    void aCloseMayBeEmpty() {
        assertThat(ofClose(Bytes.EMPTY)).isEqualTo(RuleSet.NONE);
    }

    @Test
    void aCloseOfOneByteHasHalfACode() {
        assertThat(ofClose(hex("03"))).isEqualTo(RuleSet.of(Rule.CLOSE_HALF_CODE));
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 3000, 3999,
                4000, 4999
            })
    void aCloseMayCarryTheseCodes(int code) {
        assertThat(ofClose(close(code, "").payload())).isEqualTo(RuleSet.NONE);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 999, 1004, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 32_768, 65_535})
    void aCloseMustNotCarryTheseCodes(int code) {
        assertThat(ofClose(close(code, "").payload()))
                .isEqualTo(RuleSet.of(Rule.CLOSE_CODE_FORBIDDEN));
    }

    @Test
    void aCloseMustNotCarryTheCodeThatStandsForNone() {
        assertThat(ofClose(hex("03 ed # 1005"))).isEqualTo(RuleSet.of(Rule.CLOSE_CODE_FORBIDDEN));
    }

    @Test
    void aReasonIsUtf8() {
        assertThat(ofClose(close(1000, "Tschüß").payload())).isEqualTo(RuleSet.NONE);
        assertThat(ofClose(hex("03 e8 c3 # half an ü")))
                .isEqualTo(RuleSet.of(Rule.CLOSE_REASON_NOT_UTF8));
        assertThat(ofClose(hex("03 ec ff # 1004, and not UTF-8")))
                .isEqualTo(RuleSet.of(Rule.CLOSE_CODE_FORBIDDEN, Rule.CLOSE_REASON_NOT_UTF8));
    }

    private static RuleSet forServer(FrameBytes frame) {
        return header(Role.SERVER, frame.header());
    }

    private static RuleSet forClient(FrameBytes frame) {
        return header(Role.CLIENT, frame.header());
    }

    private static RuleSet header(Role receiver, FrameHeader header) {
        return new RuleSet(
                FrameRules.header(
                        receiver,
                        header.firstByte(),
                        header.secondByte(),
                        header.payloadLength(),
                        false));
    }

    private static RuleSet ofClose(Bytes payload) {
        return new RuleSet(FrameRules.close(Role.SERVER, payload));
    }
}
