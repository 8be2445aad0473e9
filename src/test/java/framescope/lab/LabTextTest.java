package framescope.lab;

import static org.assertj.core.api.Assertions.assertThat;

import framescope.behaviour.HandshakePreset;
import framescope.capture.Ending;
import framescope.compose.Composition;
import framescope.compose.Delivery;
import framescope.compose.Preset;
import framescope.compose.Receiver;
import framescope.lab.LabCase.Verdict;
import framescope.lab.PageReport.Close;
import framescope.protocol.Bytes;
import framescope.protocol.Opcode;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// A difference is explained by what a browser did, not by what was done to it alone.
class LabTextTest {
    private static final Trial RSV1 = new Trial.Frames(Preset.RSV1);
    private static final Trial MASKED = new Trial.Frames(Preset.MASKED);
    private static final Trial CLOSE_999 = new Trial.Frames(Preset.CLOSE_999);
    private static final Trial SUBPROTOCOL =
            new Trial.Handshake(HandshakePreset.SUBPROTOCOL_NOT_OFFERED);
    private static final Delivery HELLO =
            new Delivery(Opcode.TEXT, 5, 0xf7d18982L, Bytes.utf8("Hello"));
    private static final PageReport FAILED = page(true, Close.LOST);
    private static final PageReport LOST = page(false, Close.LOST);
    private static final String UNEXPLAINED = "Not explained yet.";

    @Test
    void whatABrowserIsKnownToDoIsExplained() {
        assertThat(explained(RSV1, closed(1002), FAILED)).contains("1002 where 1007");
        assertThat(explained(MASKED, Outcome.NOTHING, page(false, Close.LOST, HELLO)))
                .contains("unmasks it");
        assertThat(explained(SUBPROTOCOL, Outcome.NOTHING, LOST)).contains("opens the connection");
        assertThat(explained(CLOSE_999, closed(999), page(false, new Close(999, "", true))))
                .contains("lets nobody send");
    }

    @Test
    void anotherCodeThanTheKnownOneIsNot() {
        assertThat(explained(RSV1, closed(1011), FAILED)).isEqualTo(UNEXPLAINED);
        assertThat(explained(CLOSE_999, closed(999), page(false, new Close(1000, "", true))))
                .isEqualTo(UNEXPLAINED);
    }

    @Test
    void aConnectionThatStaysOpenWithoutTheMessageIsNot() {
        assertThat(explained(MASKED, Outcome.NOTHING, LOST)).isEqualTo(UNEXPLAINED);
    }

    @Test
    void aKnownEndWithAMessageOrAPongOrWithoutAnErrorIsNot() {
        assertThat(explained(RSV1, closed(1002), page(true, Close.LOST, HELLO)))
                .isEqualTo(UNEXPLAINED);
        assertThat(explained(RSV1, closed(1002), LOST)).isEqualTo(UNEXPLAINED);
        Outcome pong =
                new Outcome(List.of(), 1, Optional.of(1002), Optional.empty(), Outcome.Times.NONE);
        assertThat(explained(RSV1, pong, FAILED)).isEqualTo(UNEXPLAINED);
    }

    @Test
    void endingTcpAloneIsExplainedWhereOnlyTheCodeIsMissing() {
        Outcome gone =
                new Outcome(
                        List.of(),
                        0,
                        Optional.empty(),
                        Optional.of(Ending.CLIENT_FIN),
                        Outcome.Times.NONE);
        assertThat(explained(RSV1, gone, FAILED)).contains("ending TCP alone");
        assertThat(LabText.explanation(done(RSV1, gone, FAILED, Verdict.DIFFERS)))
                .isEqualTo(UNEXPLAINED);
    }

    @Test
    void aMessageIsToldWithItsLengthAndContent() {
        assertThat(outcome(HELLO)).isEqualTo("its page got a text of 5 bytes «Hello», stayed open");
        assertThat(outcome(new Delivery(Opcode.TEXT, 0, 0, Bytes.EMPTY)))
                .isEqualTo("its page got an empty text, stayed open");
        assertThat(outcome(new Delivery(Opcode.BINARY, 1, 0, Bytes.ofHex("ff"))))
                .isEqualTo("its page got a binary message of one byte «ff», stayed open");
        assertThat(outcome(new Delivery(Opcode.TEXT, 65_536, 0, Bytes.utf8("x".repeat(64)))))
                .isEqualTo(
                        "its page got a text of 65,536 bytes «xxxxxxxxxxxxxxxxxxxx…», stayed open");
    }

    @Test
    void theEndOfAConnectionIsToldAsThePageSawIt() {
        assertThat(LabText.end(done(RSV1, closed(1002), FAILED, Verdict.AGREES)))
                .isEqualTo("1006, not clean, error");
        PageReport bye = page(false, new Close(1000, "bye", true));
        assertThat(LabText.end(done(RSV1, closed(1000), bye, Verdict.AGREES)))
                .isEqualTo("1000 «bye», clean");
    }

    @Test
    void whatAgreesNeedsNoExplanation() {
        assertThat(LabText.explanation(done(RSV1, closed(1002), FAILED, Verdict.AGREES))).isEmpty();
    }

    private static String outcome(Delivery message) {
        PageReport page = page(false, Close.LOST, message);
        return LabText.outcome(done(MASKED, Outcome.NOTHING, page, Verdict.DIFFERS));
    }

    private static String explained(Trial trial, Outcome outcome, PageReport page) {
        return LabText.explanation(done(trial, outcome, page, Verdict.OTHER_END));
    }

    private static LabCase done(Trial trial, Outcome outcome, PageReport page, Verdict verdict) {
        PageReport expected =
                trial instanceof Trial.Frames(Preset preset)
                        ? PageForecast.of(Composition.of(preset.draft(), Receiver.fresh(true)))
                        : PageForecast.NOT_OPENED;
        return new LabCase(
                trial, Bytes.EMPTY, "", "", expected, outcome, Optional.of(page), verdict);
    }

    private static PageReport page(boolean error, Close close, Delivery... messages) {
        return new PageReport(true, List.of(messages), 0, error, close);
    }

    private static Outcome closed(int code) {
        return new Outcome(List.of(), 0, Optional.of(code), Optional.empty(), Outcome.Times.NONE);
    }
}
