package framescope.ui.files;

import framescope.ui.common.FileDialogs;
import java.util.Optional;

/// Asks the user about captures. FX thread only; each method waits for the answer.
public interface CaptureDialogs extends FileDialogs {
    /// How to save what there is; empty for not at all.
    Optional<SaveOptions> chooseOptions(SaveOffer offer);
}
