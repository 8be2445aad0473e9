/// The window: starts JavaFX and builds the object graph, by hand and in one place.
///
/// The parts of the window (`ui.endpoint`, `ui.connections`, `ui.framelist`, `ui.detail`,
/// `ui.compose`, `ui.main`) do not know one another; [framescope.ui.Wiring] ties their view models
/// together. Each part is a view (FXML), a controller that binds and nothing more, and a view model
/// with state and commands that knows no control.
///
/// One path: a click on a row sets the frame list's selected row; the wiring passes it to the
/// detail view model, which has it taken apart in the background; its controller shows the tree.
@NullMarked
package framescope.ui;

import org.jspecify.annotations.NullMarked;
