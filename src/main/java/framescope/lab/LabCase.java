package framescope.lab;

import framescope.protocol.Bytes;

/// What a browser made of a trial.
///
/// @param sent the first bytes of what was sent
/// @param prediction what the browser had to do, in words
/// @param page what the page saw of the connection's end, such as `1006 not clean`; empty where it
///     saw none, or has not told
/// @param verdict whether that is what was predicted
public record LabCase(
        Trial trial, Bytes sent, String prediction, Outcome outcome, String page, Verdict verdict) {

    /// How an outcome compares with its prediction.
    public enum Verdict {
        /// As predicted.
        AGREES,
        /// The connection ended as predicted, with another close code or without one.
        OTHER_CODE,
        /// Something else happened.
        DIFFERS
    }

    /// The same with what the page saw.
    LabCase seenAs(String seen) {
        return new LabCase(trial, sent, prediction, outcome, seen, verdict);
    }
}
