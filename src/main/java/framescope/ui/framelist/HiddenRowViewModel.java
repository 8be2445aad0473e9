package framescope.ui.framelist;

import framescope.capture.CaptureRecord;
import framescope.text.Messages;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// Says when the row that was gone to is not on the screen because the display filter leaves it out.
/// FX thread only.
public final class HiddenRowViewModel {
    private final FrameListViewModel list;
    private final FilterViewModel filter;
    private final ReadOnlyStringWrapper explanation = new ReadOnlyStringWrapper("");

    public HiddenRowViewModel(FrameListViewModel list, FilterViewModel filter) {
        this.list = list;
        this.filter = filter;
        list.revealedProperty().subscribe(this::refresh);
        list.selectedProperty().subscribe(this::refresh);
    }

    /// Which row is hidden; empty for none.
    public ReadOnlyStringProperty explanationProperty() {
        return explanation.getReadOnlyProperty();
    }

    /// Looks again, since other rows may be listed than before.
    public void refresh() {
        explanation.set(
                list.revealedProperty()
                        .get()
                        .filter(this::isHidden)
                        .map(row -> Messages.format("frames.hidden", list.displayNumber(row)))
                        .orElse(""));
    }

    private boolean isHidden(CaptureRecord row) {
        return !list.listed().contains(row.number())
                && list.selectedProperty()
                        .get()
                        .filter(lead -> lead.number() == row.number())
                        .isPresent();
    }

    /// Leaves every filter; the row is then on the screen.
    public void listAll() {
        filter.listAll();
    }
}
