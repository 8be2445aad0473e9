package framescope.ui.framelist;

import framescope.text.Messages;
import framescope.ui.framelist.FilterViewModel.FilterCount;
import javafx.scene.control.Label;

/// Says why no row is listed, and what can be done about it. FX thread only.
final class EmptyList {
    private final FrameListViewModel model;
    private final FilterViewModel filter;

    EmptyList(FrameListViewModel model, FilterViewModel filter) {
        this.model = model;
        this.filter = filter;
    }

    /// Lets these two say it from now on.
    void explain(Label title, Label hint) {
        Runnable show =
                () -> {
                    title.setText(Messages.bundle().getString(why()));
                    hint.setText(hint());
                };
        model.listeningProperty().subscribe(show);
        model.filteredProperty().subscribe(show);
        filter.countProperty().subscribe(show);
    }

    private String why() {
        if (filter.isLooking()) {
            return "frames.empty.looking";
        }
        if (model.filteredProperty().get()) {
            return "frames.empty.filtered";
        }
        return model.listeningProperty().get() ? "frames.empty.running" : "frames.empty";
    }

    private String hint() {
        long rows = filter.countProperty().get().map(FilterCount::rows).orElse(0L);
        return Messages.format(why() + ".hint", rows, model.highestNumber());
    }
}
