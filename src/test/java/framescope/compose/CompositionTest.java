package framescope.compose;

import static framescope.testing.Hex.hex;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.compose.Prediction.Reaction;
import framescope.dissect.DeflateSymbols;
import framescope.protocol.Bytes;
import framescope.protocol.CloseCode;
import framescope.protocol.FrameHeader;
import framescope.protocol.LengthForm;
import framescope.protocol.Opcode;
import framescope.protocol.Rule;
import framescope.protocol.RuleSet;
import framescope.protocol.connection.HalfFrame;
import framescope.protocol.connection.OpenMessage;
import framescope.protocol.connection.Transmission;
import framescope.protocol.deflate.DeflateParameters;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The bytes of drafts, and what becomes of them at a client.
class CompositionTest {
    // ---------------------------------------------------------------- bytes

    @Test
    void aTextIsOneFrame() {
        assertThat(bytes(Draft.text("Hello"))).isEqualTo(hex("81 05 48 65 6c 6c 6f"));
    }

    @Test
    void aMaskedTextIsTheSampleOfTheRfc() {
        assertThat(bytes(Draft.text("Hello").with(KeyChoice.chosen(0x37fa213d))))
                .isEqualTo(hex("81 85 37 fa 21 3d 7f 9f 4d 51 58"));
    }

    @Test
    void aCutMakesFragmentsOfWhichTheLastHasFin() {
        assertThat(bytes(Draft.text("Hello").withBits(0x20).cutAt(3, 3)))
                .isEqualTo(hex("21 03 48 65 6c  00 00  80 02 6c 6f"));
    }

    @Test
    void aCompressedDraftReachesNoFurtherBackThanItsReceiversAgreedTo() {
        byte[] noise = new byte[600];
        new Random(9).nextBytes(noise);
        Bytes twice = Bytes.wrap(noise).plus(Bytes.wrap(noise));
        Draft draft = Draft.of(Opcode.BINARY, Payload.hex(twice)).compressed();
        Receiver small = Receiver.fresh(Optional.of(new DeflateParameters(true, false, 9, 15)));
        Composition made = Composition.of(draft, small);
        DeflateSymbols symbols = new DeflateSymbols(made.frames().getFirst().payload(), true);
        assertThat(IntStream.range(0, symbols.count()).map(i -> symbols.get(i).distance()))
                .allMatch(distance -> distance <= 512);
        assertThat(made.prediction().deliveries()).hasSize(1);
        assertThat(Composition.of(draft, Receiver.fresh(true)).bytes().length())
                .as("where the window is large")
                .isLessThan(made.bytes().length());
        Receivers both =
                Receivers.of(List.of(1, 2, 3), each -> each == 3 ? small : Receiver.fresh(true));
        assertThat(Outlook.of(draft, both).parts())
                .extracting(part -> part.made().bytes())
                .containsExactly(made.bytes(), made.bytes());
    }

    @Test
    void anotherPayloadIsFilledIntoTheSameFrames() {
        Draft draft =
                Draft.text("number 1").cutAt(3).with(Insertion.of(Opcode.PING, Bytes.EMPTY, 1));
        Composition made = Composition.of(draft, Receiver.FRESH);
        Transmission filled = made.filled(Payload.text("number 10"), true);
        assertThat(filled.bytes()).isEqualTo(bytes(draft.with(Payload.text("number 10"))));
        assertThat(filled.content()).containsExactly(RuleSet.NONE, RuleSet.NONE, RuleSet.NONE);
        Composition wrong = Composition.of(Draft.text("1").withBits(0x10), Receiver.FRESH);
        assertThat(wrong.filled(Payload.text("2"), true).content())
                .containsExactly(RuleSet.of(Rule.RESERVED_BITS));
        assertThat(wrong.filled(Payload.text("2"), false).content()).isEmpty();
    }

    @Test
    void aCutBeyondTheEndHasNoEffect() {
        assertThat(bytes(Draft.text("Hi").cutAt(3))).isEqualTo(hex("81 02 48 69"));
    }

    @Test
    void aFrameStandsBetweenFragments() {
        Draft draft = Draft.text("Hello").cutAt(3);
        Insertion ping = Insertion.of(Opcode.PING, Bytes.utf8("?"), 1);
        assertThat(bytes(draft.with(ping))).isEqualTo(hex("01 03 48 65 6c  89 01 3f  80 02 6c 6f"));
    }

    @Test
    void severalFramesStandWhereTheyWereToldToInTheirOrder() {
        Draft draft =
                Draft.text("Hello")
                        .cutAt(3)
                        .with(Insertion.of(Opcode.PONG, Bytes.EMPTY, 9))
                        .with(Insertion.of(Opcode.PING, Bytes.utf8("a"), 0))
                        .with(Insertion.of(Opcode.PING, Bytes.utf8("b"), 0).unfinished());
        assertThat(bytes(draft))
                .isEqualTo(hex("89 01 61  09 01 62  01 03 48 65 6c  80 02 6c 6f  8a 00"));
    }

    @Test
    void anInsertedFrameHasBitsAndALengthOfItsOwn() {
        Insertion frame =
                Insertion.of(Opcode.PONG, Bytes.utf8("?"), 0).with(FirstByte.ofBits(0x7a));
        Draft draft = Draft.text("Hi").with(LengthChoice.in(LengthForm.BITS_16));
        assertThat(bytes(draft.with(frame.with(LengthChoice.lying(200)))))
                .isEqualTo(hex("7a 7e 00 c8 3f  81 7e 00 02 48 69"));
        assertThat(bytes(draft.with(frame.with(LengthChoice.in(LengthForm.BITS_64)))))
                .isEqualTo(hex("7a 7f 00 00 00 00 00 00 00 01 3f  81 7e 00 02 48 69"));
    }

    @Test
    void anInsertedFrameHasAKeyOfItsOwn() {
        Insertion ping = Insertion.of(Opcode.PING, Bytes.utf8("?"), 0);
        Draft draft = Draft.text("Hi");
        assertThat(bytes(draft.with(KeyChoice.ZERO).with(ping)))
                .isEqualTo(hex("89 01 3f  81 82 00 00 00 00 48 69"));
        assertThat(bytes(draft.with(ping.with(KeyChoice.chosen(0x01020304)))))
                .isEqualTo(hex("89 81 01 02 03 04 3e  81 02 48 69"));
    }

    @Test
    void withoutAKeyThePayloadStandsInItsPlace() {
        assertThat(bytes(Draft.text("Hello").with(KeyChoice.LEFT_OUT)))
                .isEqualTo(hex("81 85 48 65 6c 6c 6f"));
        assertThat(bytes(Draft.text("Hi").with(KeyChoice.LEFT_OUT)))
                .isEqualTo(hex("81 82 48 69 00 00"));
    }

    @Test
    void aLengthMayTakeALongerFormAndMayLie() {
        Draft hi = Draft.text("Hi");
        assertThat(bytes(hi.with(LengthChoice.in(LengthForm.BITS_64))))
                .isEqualTo(hex("81 7f 00 00 00 00 00 00 00 02 48 69"));
        assertThat(bytes(hi.with(LengthChoice.lying(300)))).isEqualTo(hex("81 7e 01 2c 48 69"));
        assertThat(bytes(hi.with(LengthChoice.lying(Long.MIN_VALUE))))
                .isEqualTo(hex("81 7f 80 00 00 00 00 00 00 00 48 69"));
    }

    @Test
    void aFormThatIsTooShortIsNotTaken() {
        Draft long126 = Draft.text("x".repeat(126)).with(LengthChoice.in(LengthForm.BITS_7));
        assertThat(bytes(long126).first(4)).isEqualTo(hex("81 7e 00 7e"));
    }

    @Test
    void aCompressedMessageIsTheSampleOfTheRfc() {
        assertThat(bytes(Draft.text("Hello").compressed()))
                .isEqualTo(hex("c1 07 f2 48 cd c9 c9 07 00"));
    }

    @Test
    void aCapturedFrameIsSentAgainWithoutItsMask() {
        FrameHeader header = FrameHeader.of(Opcode.TEXT, 2).withLengthForm(LengthForm.BITS_16);
        assertThat(bytes(Draft.of(header.maskedWith(7), Bytes.utf8("Hi"))))
                .isEqualTo(hex("81 7e 00 02 48 69"));
    }

    @Test
    void piecesAreWrites() {
        Transmission sent =
                Composition.of(Draft.text("Hello").in(Pieces.of(3, 5)), Receiver.FRESH)
                        .transmission();
        assertThat(sent.pieces()).isEqualTo(3);
        assertThat(Composition.of(Draft.text("Hello"), Receiver.FRESH).transmission().pieces())
                .isOne();
    }

    // ---------------------------------------------------------------- predictions

    @Test
    void aMessageIsTaken() {
        Prediction prediction = predict(Draft.text("Hello"));
        assertThat(prediction.reaction()).isEqualTo(Reaction.GOES_ON);
        assertThat(prediction.messages()).isOne();
        assertThat(prediction.isIllegal()).isFalse();
    }

    @Test
    void aPingIsAnswered() {
        assertThat(predict(Draft.of(Opcode.PING, Payload.text("?"))).pongs()).isOne();
    }

    @Test
    void aCloseIsEchoed() {
        Prediction prediction = predict(Draft.close(4000, "bye"));
        assertThat(prediction.reaction()).isEqualTo(Reaction.CLOSES);
        assertThat(prediction.code()).isEqualTo(4000);
    }

    @Test
    void aReservedBitFailsTheConnection() {
        assertFails(Draft.text("Hello").withBits(0x20), Rule.RESERVED_BITS, 1002);
    }

    @Test
    void brokenTextFailsTheConnectionAtTheVeryByte() {
        Draft text = Draft.of(Opcode.TEXT, Payload.hex("48 65 c3 28 6c 6c 6f"));
        assertFails(text, Rule.TEXT_NOT_UTF8, CloseCode.INVALID_PAYLOAD);
        assertThat(predict(text).decidedAt()).isEqualTo(6);
    }

    @Test
    void rsv1WithPlainDataFailsTheConnectionWhetherCompressionWasAgreedOnOrNot() {
        Draft plain = Draft.text("Hello").withBits(0x40);
        assertFails(plain, Rule.RESERVED_BITS, 1002);
        Prediction deflating = Composition.of(plain, Receiver.fresh(true)).prediction();
        assertThat(deflating.rule()).hasValue(Rule.DEFLATE_INVALID);
        assertThat(
                        Composition.of(Draft.text("Hello").compressed(), Receiver.fresh(true))
                                .prediction()
                                .messages())
                .isOne();
    }

    @Test
    void aLengthWithItsTopBitFailsTheConnectionThoughTheFrameHasNoEnd() {
        assertFails(
                Draft.text("Hi").with(LengthChoice.lying(Long.MIN_VALUE)),
                Rule.LENGTH_TOP_BIT,
                1002);
    }

    @Test
    void aWrongCloseFailsTheConnection() {
        assertFails(Draft.close(1005, ""), Rule.CLOSE_CODE_FORBIDDEN, 1002);
        assertFails(Draft.of(Opcode.CLOSE, Payload.hex("03")), Rule.CLOSE_HALF_CODE, 1002);
    }

    @Test
    void whatComesBehindACloseDecidesNothing() {
        Draft draft = Draft.text("late").with(Insertion.of(Opcode.CLOSE, Bytes.EMPTY, 0));
        Prediction prediction = predict(draft.withBits(0x10));
        assertThat(prediction.reaction()).isEqualTo(Reaction.CLOSES);
        assertThat(prediction.code()).isEqualTo(CloseCode.NO_STATUS);
        assertThat(prediction.findings().contains(Rule.FRAME_AFTER_CLOSE)).isTrue();
        assertThat(prediction.isIllegal()).isTrue();
    }

    @Test
    void whatIsNotWholeIsWaitedFor() {
        assertThat(predict(Draft.text("Hi").unfinished()).reaction())
                .isEqualTo(Reaction.AWAITS_FRAGMENT);
        assertThat(predict(Draft.text("Hi").with(LengthChoice.lying(100))).reaction())
                .isEqualTo(Reaction.AWAITS_BYTES);
    }

    @Test
    void whatIsTooLargeIsForTheReceiverToDecide() {
        assertThat(predict(Draft.text("Hi").with(LengthChoice.lying(1L << 40))).reaction())
                .isEqualTo(Reaction.MAY_FAIL);
    }

    @Test
    void theBytesBehindALengthThatIsTooShortAreReadAsFrames() {
        Prediction prediction = predict(Draft.text("Hello").with(LengthChoice.lying(1)));
        assertThat(prediction.reaction()).isEqualTo(Reaction.FAILS);
        assertThat(prediction.messages()).isOne();
    }

    @Test
    void whatGoesBeforeDecidesWhatAFrameIs() {
        Receiver open = Receiver.FRESH.within(OpenMessage.of(Opcode.TEXT));
        Composition rest = Composition.of(Draft.of(Opcode.CONTINUATION, Payload.text("lo")), open);
        assertThat(rest.prediction().reaction()).isEqualTo(Reaction.GOES_ON);
        assertThat(rest.prediction().messages()).isOne();
        assertThat(rest.prediction().isIllegal()).isFalse();
        assertThat(rest.prediction().frames().getFirst().start()).isZero();
        Composition text = Composition.of(Draft.text("new"), open);
        assertThat(text.prediction().rule()).hasValue(Rule.CONTINUATION_EXPECTED);
    }

    @Test
    void aCharacterThatWasBegunBeforeIsGoneOnWith() {
        Receiver open = Receiver.FRESH.within(new OpenMessage(Opcode.TEXT, false, hex("f0 9f")));
        Draft rest = Draft.of(Opcode.CONTINUATION, Payload.hex("9a 80"));
        Prediction whole = Composition.of(rest, open).prediction();
        assertThat(whole.reaction()).isEqualTo(Reaction.GOES_ON);
        assertThat(whole.messages()).isOne();
        assertThat(whole.isIllegal()).isFalse();
        Draft other = Draft.of(Opcode.CONTINUATION, Payload.text("x"));
        Prediction broken = Composition.of(other, open).prediction();
        assertThat(broken.rule()).hasValue(Rule.TEXT_NOT_UTF8);
        Receiver half = Receiver.FRESH.awaiting(new HalfFrame(hex("81 02 c3"), 1));
        // 0x81 ends the character.
        assertThat(Composition.of(Draft.text("x"), half).prediction().messages()).isOne();
    }

    @Test
    void theRestOfACompressedMessageIsNotJudgedAsText() {
        Receiver open =
                Receiver.fresh(true).within(new OpenMessage(Opcode.TEXT, true, Bytes.EMPTY));
        Draft rest = Draft.of(Opcode.CONTINUATION, Payload.hex("cb 48 cd c9"));
        Prediction prediction = Composition.of(rest, open).prediction();
        assertThat(prediction.reaction()).isEqualTo(Reaction.GOES_ON);
        assertThat(prediction.isIllegal()).isFalse();
        Draft text = Draft.of(Opcode.CONTINUATION, Payload.hex("cb 48 cd c9"));
        assertThat(
                        Composition.of(text, Receiver.FRESH.within(OpenMessage.of(Opcode.TEXT)))
                                .prediction()
                                .rule())
                .hasValue(Rule.TEXT_NOT_UTF8);
    }

    @Test
    void whatIsOwedToAFrameIsTakenFromWhatGoesOutNext() {
        Bytes text = hex("81 09"); // Nine bytes are owed to a text.
        Receiver waiting = Receiver.FRESH.awaiting(new HalfFrame(text, 9));
        Prediction binary =
                Composition.of(Draft.binary(Bytes.utf8("1234567")), waiting).prediction();
        assertThat(binary.rule()).hasValue(Rule.TEXT_NOT_UTF8); // 0x82 is no character.
        assertThat(binary.decidedAt()).isEqualTo(1);
        assertThat(binary.isIllegal()).isTrue();
        Draft ascii = Draft.text("1234567").unfinished(); // 01 07 is.
        Prediction whole = Composition.of(ascii, waiting).prediction();
        assertThat(whole.reaction()).isEqualTo(Reaction.GOES_ON);
        assertThat(whole.messages()).isOne();
        Prediction less = Composition.of(Draft.text("123456").unfinished(), waiting).prediction();
        assertThat(less.reaction()).isEqualTo(Reaction.AWAITS_BYTES);
        assertThat(less.messages()).isZero();
        Prediction more = Composition.of(Draft.text("1234567x").unfinished(), waiting).prediction();
        assertThat(more.messages()).isOne();
        assertThat(more.reaction()).isEqualTo(Reaction.AWAITS_BYTES); // x begins a header.
    }

    @Test
    void whatIsOwedToALastFragmentEndsItsMessage() {
        Receiver waiting =
                Receiver.FRESH
                        .within(OpenMessage.of(Opcode.BINARY))
                        .awaiting(new HalfFrame(hex("80 02"), 2));
        Prediction prediction = Composition.of(Draft.text(""), waiting).prediction();
        assertThat(prediction.messages()).isOne();
        assertThat(prediction.isIllegal()).isFalse();
    }

    @Test
    void aHeaderThatIsCutGoesOnWithWhatIsSentNext() {
        Receiver waiting = Receiver.FRESH.awaiting(new HalfFrame(hex("89"), 0));
        Prediction prediction = Composition.of(Draft.text("12345"), waiting).prediction();
        assertThat(prediction.rule()).hasValue(Rule.MASK_UNEXPECTED); // 0x81 has the MASK bit.
    }

    @Test
    void whatAFrameBreaksByItsPlaceIsNotSaidBeforeItHasOne() {
        Composition rest =
                Composition.of(Draft.of(Opcode.CONTINUATION, Payload.text("lo")), Receiver.FRESH);
        assertThat(rest.prediction().isIllegal()).isTrue();
        assertThat(rest.transmission().content(0)).isEqualTo(RuleSet.NONE);
    }

    private static void assertFails(Draft draft, Rule rule, int code) {
        Prediction prediction = predict(draft);
        assertThat(prediction.reaction()).isEqualTo(Reaction.FAILS);
        assertThat(prediction.rule()).hasValue(rule);
        assertThat(prediction.code()).isEqualTo(code);
        assertThat(prediction.findings()).isNotEqualTo(RuleSet.NONE);
        assertThat(prediction.isIllegal()).isTrue();
    }

    private static Prediction predict(Draft draft) {
        return Composition.of(draft, Receiver.FRESH).prediction();
    }

    private static Bytes bytes(Draft draft) {
        return Composition.of(draft, Receiver.FRESH).bytes();
    }
}
