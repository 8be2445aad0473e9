package framescope.ui.common;

import framescope.text.Messages;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Asks the user about files. FX thread only; each method waits for the answer.
public interface FileDialogs {
    /// A kind of file.
    ///
    /// @param name in words
    /// @param endings such as `.pcapng`, the usual one first; none for every file
    record Kind(String name, List<String> endings) {
        /// Any file at all.
        public static Kind any() {
            return new Kind(Messages.get("files.kind.any"), List.of());
        }
    }

    /// Where to write.
    ///
    /// @param replacing whether the user knows already that a file of this name is replaced
    record Place(Path file, boolean replacing) {}

    /// A file to open; empty for none.
    Optional<Path> chooseFile(String title, List<Kind> kinds);

    /// A place for a file; empty for none. A name with none of the endings gets the first.
    ///
    /// @param name that is suggested, such as [framescope.file.FileName] makes it
    Optional<Place> choosePlace(String title, String name, List<Kind> kinds);

    /// Whether to go on.
    ///
    /// @param question with what would be lost
    /// @param consent the words of the button for yes
    boolean confirm(String question, String consent);
}
