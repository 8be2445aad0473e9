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

    /// A file of any kind to read; empty for none.
    Optional<Path> chooseFile();

    /// A place to write to, whose name the user knows to be replaced; empty for none.
    ///
    /// @param title what is written
    /// @param name the name that is proposed
    Optional<Path> choosePlace(String title, String name);

    /// A place for the capture; empty for none.
    Optional<SaveChoice> choosePlace();

    /// Whether to go on.
    ///
    /// @param question with what would be lost
    /// @param consent the words of the button for yes
    boolean confirm(String question, String consent);
}
