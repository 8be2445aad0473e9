package framescope.lab;

import framescope.protocol.Bytes;
import java.util.Optional;

/// What a browser made of a trial.
///
/// @param sent the first bytes of what was sent
/// @param asked what the browser had to do, in as few words as [LabText#outcome] has for what it did
/// @param prediction the same in sentences, with its sections
/// @param expected what its page had to see
/// @param outcome what came back on the wire
/// @param page what the page saw; empty where it has not told
/// @param verdict whether that is what was predicted
public record LabCase(
        Trial trial,
        Bytes sent,
        String asked,
        String prediction,
        PageReport expected,
        Outcome outcome,
        Optional<PageReport> page,
        Verdict verdict) {

    /// How an outcome compares with its prediction.
    public enum Verdict {
        /// As predicted.
        AGREES,
        /// The connection ended when it had to, but is told of otherwise: with another close code or
        /// none on the wire, or with another CloseEvent or no error in the page.
        OTHER_END,
        /// Something else happened.
        DIFFERS,
        /// The page has not told what it saw.
        NO_OUTCOME
    }
}
