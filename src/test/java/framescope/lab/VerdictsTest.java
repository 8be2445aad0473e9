package framescope.lab;

import static framescope.lab.LabCase.Verdict.AGREES;
import static framescope.lab.LabCase.Verdict.DIFFERS;
import static framescope.lab.LabCase.Verdict.OTHER_END;
import static org.assertj.core.api.Assertions.assertThat;

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

/// What the page tells counts as much as what came back on the wire.
class VerdictsTest {
    private static final Delivery HELLO =
            new Delivery(Opcode.TEXT, 5, 0xf7d18982L, Bytes.utf8("Hello"));
    private static final Close LEFT = new Close(1000, "", true);

    @Test
    void aMessageHasToBeTheOneThatWasSent() {
        assertThat(verdict(Preset.TEXT, Outcome.NOTHING, page(LEFT, HELLO))).isEqualTo(AGREES);
        assertThat(verdict(Preset.TEXT, Outcome.NOTHING, page(LEFT))).isEqualTo(DIFFERS);
        Delivery binary = new Delivery(Opcode.BINARY, 5, HELLO.crc32(), HELLO.start());
        assertThat(verdict(Preset.TEXT, Outcome.NOTHING, page(LEFT, binary))).isEqualTo(DIFFERS);
        Delivery other = new Delivery(Opcode.TEXT, 5, HELLO.crc32() + 1, HELLO.start());
        assertThat(verdict(Preset.TEXT, Outcome.NOTHING, page(LEFT, other))).isEqualTo(DIFFERS);
        assertThat(verdict(Preset.TEXT, Outcome.NOTHING, page(LEFT, HELLO, HELLO)))
                .isEqualTo(DIFFERS);
    }

    @Test
    void theCloseEventHasToTellOfTheCloseFrame() {
        Outcome echoed = closed(1000);
        assertThat(verdict(Preset.CLOSE_1000, echoed, page(new Close(1000, "bye", true))))
                .isEqualTo(AGREES);
        assertThat(verdict(Preset.CLOSE_1000, echoed, page(new Close(1000, "", true))))
                .isEqualTo(OTHER_END);
        assertThat(verdict(Preset.CLOSE_1000, echoed, page(new Close(1006, "", false))))
                .isEqualTo(OTHER_END);
        assertThat(verdict(Preset.CLOSE_EMPTY, closed(1005), page(new Close(1005, "", true))))
                .isEqualTo(AGREES);
    }

    @Test
    void whatFailsTheConnectionIsAnErrorAndNotClean() {
        Outcome failed = closed(1002);
        assertThat(verdict(Preset.RSV2, failed, error(Close.LOST))).isEqualTo(AGREES);
        assertThat(verdict(Preset.RSV2, failed, page(Close.LOST))).isEqualTo(OTHER_END);
        assertThat(verdict(Preset.RSV2, closed(1007), error(Close.LOST))).isEqualTo(OTHER_END);
        assertThat(verdict(Preset.RSV2, Outcome.NOTHING, page(Close.LOST))).isEqualTo(DIFFERS);
        Outcome gone =
                new Outcome(
                        List.of(),
                        0,
                        Optional.empty(),
                        Optional.of(Ending.CLIENT_FIN),
                        Outcome.Times.NONE);
        assertThat(verdict(Preset.RSV2, gone, error(Close.LOST))).isEqualTo(OTHER_END);
    }

    @Test
    void aWrongCloseFrameThatIsTakenForARightOneDiffers() {
        assertThat(verdict(Preset.CLOSE_999, closed(999), page(new Close(999, "", true))))
                .isEqualTo(DIFFERS);
        assertThat(verdict(Preset.CLOSE_ONE_BYTE, closed(1005), page(new Close(1005, "", true))))
                .isEqualTo(DIFFERS);
    }

    @Test
    void aPingHasToBeAnsweredOnce() {
        Outcome pong =
                new Outcome(List.of(), 1, Optional.empty(), Optional.empty(), Outcome.Times.NONE);
        Outcome pongs =
                new Outcome(List.of(), 2, Optional.empty(), Optional.empty(), Outcome.Times.NONE);
        assertThat(verdict(Preset.PING, pong, page(LEFT))).isEqualTo(AGREES);
        assertThat(verdict(Preset.PING, pongs, page(LEFT))).isEqualTo(DIFFERS);
        assertThat(verdict(Preset.PING, Outcome.NOTHING, page(LEFT))).isEqualTo(DIFFERS);
    }

    private static Verdict verdict(Preset preset, Outcome outcome, PageReport seen) {
        Composition sent = Composition.of(preset.draft(), Receiver.fresh(true));
        return Verdicts.of(Verdicts.onTheWire(sent, outcome), PageForecast.of(sent), seen);
    }

    private static PageReport page(Close close, Delivery... messages) {
        return new PageReport(true, List.of(messages), 0, false, close);
    }

    private static PageReport error(Close close) {
        return new PageReport(true, List.of(), 0, true, close);
    }

    private static Outcome closed(int code) {
        return new Outcome(List.of(), 0, Optional.of(code), Optional.empty(), Outcome.Times.NONE);
    }
}
