package framescope.lab;

import framescope.compose.Composition;
import framescope.compose.Preset;

/// What a browser made of a preset.
///
/// @param composition what was sent, with the prediction
/// @param page what the page saw of the connection's end, such as `1006 not clean`; empty where it
///     saw none, or has not told
/// @param verdict whether that is what was predicted
public record LabCase(
        Preset preset, Composition composition, Outcome outcome, String page, Verdict verdict) {

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
        return new LabCase(preset, composition, outcome, seen, verdict);
    }
}
