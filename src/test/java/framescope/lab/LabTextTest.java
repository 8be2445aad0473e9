package framescope.lab;

import static org.assertj.core.api.Assertions.assertThat;

import framescope.behaviour.HandshakePreset;
import framescope.capture.Ending;
import framescope.compose.Preset;
import framescope.lab.LabCase.Verdict;
import framescope.protocol.Bytes;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// A difference is explained by what a browser did, not by what was done to it alone.
class LabTextTest {
    private static final Trial RSV1 = new Trial.Frames(Preset.RSV1);
    private static final Trial MASKED = new Trial.Frames(Preset.MASKED);
    private static final Trial SUBPROTOCOL =
            new Trial.Handshake(HandshakePreset.SUBPROTOCOL_NOT_OFFERED);
    private static final String UNEXPLAINED = "Not explained yet.";

    @Test
    void whatABrowserIsKnownToDoIsExplained() {
        assertThat(explained(RSV1, closed(1002))).contains("1002 where 1007");
        assertThat(explained(MASKED, open("lab:message:text:5"))).contains("unmasks it");
        assertThat(explained(SUBPROTOCOL, open("lab:ready:"))).contains("opens the connection");
    }

    @Test
    void anotherCodeThanTheKnownOneIsNot() {
        assertThat(explained(RSV1, closed(1011))).isEqualTo(UNEXPLAINED);
        assertThat(explained(new Trial.Frames(Preset.CLOSE_999), closed(1000)))
                .isEqualTo(UNEXPLAINED);
    }

    @Test
    void aConnectionThatStaysOpenWithoutTheMessageIsNot() {
        assertThat(explained(MASKED, open())).isEqualTo(UNEXPLAINED);
        assertThat(explained(SUBPROTOCOL, open())).isEqualTo(UNEXPLAINED);
    }

    @Test
    void aKnownEndWithAMessageOrAPongBeforeItIsNot() {
        assertThat(explained(RSV1, closed(1002).with(List.of("lab:message:text:5"))))
                .isEqualTo(UNEXPLAINED);
        Outcome pong = new Outcome(List.of(), 1, Optional.of(1002), Optional.empty(), 1);
        assertThat(explained(RSV1, pong)).isEqualTo(UNEXPLAINED);
    }

    @Test
    void endingTcpAloneIsExplainedWhereOnlyTheCodeIsMissing() {
        Outcome gone =
                new Outcome(List.of(), 0, Optional.empty(), Optional.of(Ending.CLIENT_FIN), 1);
        assertThat(explained(RSV1, gone)).contains("ending TCP alone");
        LabCase differs = new LabCase(RSV1, Bytes.EMPTY, "", gone, "", Verdict.DIFFERS);
        assertThat(LabText.explanation(differs)).isEqualTo(UNEXPLAINED);
    }

    @Test
    void aMessageIsToldWithItsLength() {
        assertThat(outcome("lab:message:text:1")).isEqualTo("a message «text, 1 byte»");
        assertThat(outcome("lab:message:binary:65536"))
                .isEqualTo("a message «binary, 65,536 bytes»");
        assertThat(outcome("lab:message:text:x")).isEqualTo("a message «lab:message:text:x»");
    }

    private static String outcome(String message) {
        return LabText.outcome(
                new LabCase(MASKED, Bytes.EMPTY, "", open(message), "", Verdict.DIFFERS));
    }

    @Test
    void whatAgreesNeedsNoExplanation() {
        LabCase agrees = new LabCase(RSV1, Bytes.EMPTY, "", closed(1002), "", Verdict.AGREES);
        assertThat(LabText.explanation(agrees)).isEmpty();
    }

    private static String explained(Trial trial, Outcome outcome) {
        return LabText.explanation(
                new LabCase(trial, Bytes.EMPTY, "", outcome, "", Verdict.OTHER_CODE));
    }

    private static Outcome closed(int code) {
        return new Outcome(List.of(), 0, Optional.of(code), Optional.empty(), 1);
    }

    private static Outcome open(String... messages) {
        return new Outcome(List.of(messages), 0, Optional.empty(), Optional.empty(), 1);
    }
}
