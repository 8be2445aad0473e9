/// Captures opened and saved in the window: buttons, progress, and the questions that are asked
/// before anything is lost.
///
/// One path: a file is dropped on the window; [framescope.ui.files.FilesViewModel] asks whether its
/// rows may take the place of those shown, runs a
/// [framescope.inspector.file.CaptureImport] in the background, and twice a second the status line
/// says how far it has come.
@NullMarked
package framescope.ui.files;

import org.jspecify.annotations.NullMarked;
