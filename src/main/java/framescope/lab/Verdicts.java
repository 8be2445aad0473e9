package framescope.lab;

import framescope.capture.Ending;
import framescope.compose.Composition;
import framescope.compose.Prediction;
import framescope.compose.Prediction.Reaction;
import framescope.lab.LabCase.Verdict;
import framescope.protocol.ClosePayload;
import framescope.protocol.Opcode;
import java.util.Optional;

/// Compares what a browser did with what RFC 6455 makes it do.
final class Verdicts {
    private Verdicts() {}

    /// @param messages how many messages the page reported
    static Verdict of(Composition sent, Outcome outcome, int messages) {
        Prediction prediction = sent.prediction();
        boolean closed = outcome.closeCode().isPresent();
        boolean gone =
                closed || outcome.ending().filter(how -> how != Ending.SERVER_FIN).isPresent();
        return switch (prediction.reaction()) {
            case GOES_ON, AWAITS_FRAGMENT, AWAITS_BYTES ->
                    !gone
                                    && messages == prediction.messages()
                                    && outcome.pongs() == prediction.pongs()
                            ? Verdict.AGREES
                            : Verdict.DIFFERS;
            case CLOSES, FAILS -> ended(sent, outcome, gone, messages);
            case MAY_FAIL -> messages == 0 ? Verdict.AGREES : Verdict.DIFFERS;
        };
    }

    private static Verdict ended(Composition sent, Outcome outcome, boolean gone, int messages) {
        Prediction prediction = sent.prediction();
        if (!gone || messages != prediction.messages()) {
            return Verdict.DIFFERS;
        }
        if (outcome.closeCode().filter(code -> code == prediction.code()).isPresent()) {
            return Verdict.AGREES;
        }
        // A Close frame that should have failed the connection was taken for a right one.
        boolean echoed =
                prediction.reaction() == Reaction.FAILS
                        && outcome.closeCode().isPresent()
                        && outcome.closeCode().equals(closeCode(sent));
        return echoed ? Verdict.DIFFERS : Verdict.OTHER_CODE;
    }

    private static Optional<Integer> closeCode(Composition sent) {
        return sent.frames().stream()
                .filter(frame -> frame.header().opcode() == Opcode.CLOSE)
                .flatMap(frame -> ClosePayload.read(frame.payload()).stream())
                .map(ClosePayload::code)
                .findFirst();
    }
}
