package framescope.ui.common;

import framescope.inspector.file.ExportForm;
import java.nio.file.Path;
import java.util.Optional;

/// Asks the user about files. FX thread only; each method waits for the answer.
public interface FileDialogs {
    /// Where to save.
    ///
    /// @param replacing whether the user knows already that a file of this name is replaced
    record SaveChoice(Path file, ExportForm form, boolean replacing) {}

    /// A capture to open; empty for none.
    Optional<Path> chooseCapture();

    /// A place for the capture; empty for none.
    Optional<SaveChoice> choosePlace();

    /// A place for a file of any kind; empty for none. The dialog has asked about a file of that
    /// name.
    ///
    /// @param name what it is called unless the user says otherwise
    Optional<Path> choosePlace(String name);

    /// Whether to go on.
    ///
    /// @param question with what would be lost
    /// @param consent the words of the button for yes
    boolean confirm(String question, String consent);
}
