package framescope.ui.framelist;

import framescope.capture.Direction;
import framescope.capture.MemoryCapture;
import framescope.testing.FrameBytes;
import framescope.testing.WireWriter;
import java.util.List;

/// A frame list on whose screen five rows fit, and the capture that it shows. Rows are named by
/// the number that the list gives them, from 1 on.
final class FiveRowList {
    private static final FrameBytes FRAME = FrameBytes.text("");

    private final MemoryCapture capture = MemoryCapture.keeping(1 << 26);
    private final WireWriter client = WireWriter.opened(capture, Direction.CLIENT_TO_SERVER);
    private final FrameListViewModel model = new FrameListViewModel(capture);

    FiveRowList() {
        model.resize(5);
    }

    MemoryCapture capture() {
        return capture;
    }

    FrameListViewModel model() {
        return model;
    }

    /// Rows are captured, and a pulse comes.
    void arrive(int rows) {
        for (int i = 0; i < rows; i++) {
            client.row(0, FRAME);
        }
        model.refresh();
    }

    void pause() {
        model.pausedProperty().set(true);
    }

    void goOn() {
        model.pausedProperty().set(false);
    }

    void select(long number) {
        model.select(capture.row(capture.firstRow() + number - 1).orElseThrow());
    }

    /// The rows on the screen.
    List<Long> shown() {
        return model.window().stream().map(model::displayNumber).toList();
    }

    long selected() {
        return model.displayNumber(model.selectedProperty().get().orElseThrow());
    }

    boolean nothingIsSelected() {
        return model.selectedProperty().get().isEmpty();
    }

    boolean following() {
        return model.followingProperty().get();
    }

    long newBelow() {
        return model.newBelowProperty().get();
    }
}
