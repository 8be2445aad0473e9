package framescope.lab;

import framescope.capture.Ending;
import framescope.compose.Composition;
import framescope.compose.Prediction;
import framescope.lab.LabCase.Verdict;

/// Compares what a browser did with what RFC 6455 makes it do.
final class Verdicts {
    private Verdicts() {}

    /// What there is to be said of the wire and of the page together.
    ///
    /// @param expected what the page had to see
    static Verdict of(Verdict onTheWire, PageReport expected, PageReport seen) {
        boolean same = seen.opened() == expected.opened() && seen.hasMessagesOf(expected);
        // What should have failed the connection was taken for a right Close frame.
        boolean taken = seen.close().clean() && !expected.close().clean();
        if (!same || taken || onTheWire == Verdict.DIFFERS) {
            return Verdict.DIFFERS;
        }
        return seen.hasEndOf(expected) ? onTheWire : Verdict.OTHER_END;
    }

    /// What there is to be said of the frames that came back and of how the connection ended.
    static Verdict onTheWire(Composition sent, Outcome outcome) {
        Prediction prediction = sent.prediction();
        boolean closed = outcome.closeCode().isPresent();
        boolean gone =
                closed || outcome.ending().filter(how -> how != Ending.SERVER_FIN).isPresent();
        return switch (prediction.reaction()) {
            case GOES_ON, AWAITS_FRAGMENT, AWAITS_BYTES ->
                    agreesIf(!gone && outcome.pongs() == prediction.pongs());
            case CLOSES, FAILS -> {
                boolean sameCode =
                        outcome.closeCode().filter(code -> code == prediction.code()).isPresent();
                yield gone && !sameCode ? Verdict.OTHER_END : agreesIf(gone);
            }
            case MAY_FAIL -> Verdict.AGREES;
        };
    }

    private static Verdict agreesIf(boolean agrees) {
        return agrees ? Verdict.AGREES : Verdict.DIFFERS;
    }
}
