package framescope.ui.detail;

import framescope.dissect.Dissection;
import framescope.text.Messages;
import framescope.ui.common.PaneLayout;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import org.jspecify.annotations.Nullable;

/// Binds the frame of the detail view: its tabs, of which only those are there that the selected
/// row can fill, and the words for when there is nothing to show.
public final class DetailController {
    private final DetailViewModel model;
    private final PaneLayout panes;
    private List<Tab> all = List.of();
    private boolean following;

    @FXML private Label empty;
    @FXML private SplitPane content;
    @FXML private TabPane tabs;

    /// @param panes where it is kept how the view is divided
    public DetailController(DetailViewModel model, PaneLayout panes) {
        this.model = model;
        this.panes = panes;
    }

    @FXML
    private void initialize() {
        panes.keep(content, "detail");
        all = List.copyOf(tabs.getTabs());
        tabs.getSelectionModel().selectedItemProperty().subscribe(this::chosen);
        model.dissectionProperty().subscribe(this::show);
        model.tabProperty().subscribe(this::showTab);
        model.summaryProperty().subscribe(this::explainEmptiness);
    }

    private void explainEmptiness() {
        empty.setText(
                model.rowProperty().get().isPresent()
                        ? Messages.format("detail.noBytes", model.summaryProperty().get())
                        : Messages.get("detail.nothingSelected"));
    }

    private void show(Optional<Dissection> shown) {
        explainEmptiness();
        empty.setVisible(shown.isEmpty());
        content.setVisible(shown.isPresent());
        following = true;
        Set<DetailTab> there = model.tabs();
        tabs.getTabs().removeIf(tab -> !there.contains(of(tab)));
        // One by one: to set all of them would have each styled and laid out anew.
        List<Tab> wanted = all.stream().filter(tab -> there.contains(of(tab))).toList();
        for (int i = 0; i < wanted.size(); i++) {
            if (i == tabs.getTabs().size() || !tabs.getTabs().get(i).equals(wanted.get(i))) {
                tabs.getTabs().add(i, wanted.get(i));
            }
        }
        following = false;
        showTab();
    }

    private static DetailTab of(Tab tab) {
        return DetailTab.valueOf((String) tab.getUserData());
    }

    private void chosen(@Nullable Tab tab) {
        if (!following && tab != null) {
            model.tabProperty().set(of(tab));
        }
    }

    private void showTab() {
        following = true;
        tabs.getTabs().stream()
                .filter(tab -> of(tab) == model.shownTab())
                .findFirst()
                .ifPresent(tabs.getSelectionModel()::select);
        following = false;
    }
}
