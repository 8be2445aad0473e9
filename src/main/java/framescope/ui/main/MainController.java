package framescope.ui.main;

import framescope.text.Messages;
import framescope.ui.common.Dividers;
import framescope.ui.common.Theme;
import framescope.ui.common.ThemeChoice;
import framescope.ui.common.Zoom;
import java.util.Locale;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SelectionModel;
import javafx.scene.control.Separator;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;

/// Binds the window's frame to its view model.
public final class MainController {
    /// What connections, views and composer need side by side.
    private static final double ROOM_FOR_ALL = 880;

    private final MainViewModel model;
    private final Theme theme;
    private final Zoom zoom;

    @FXML private SplitPane columns;
    @FXML private SplitPane middle;
    @FXML private Node detail;
    @FXML private TabPane views;
    @FXML private Tab findings;
    @FXML private TabPane compose;
    @FXML private MenuButton zoomed;
    @FXML private ToggleButton composer;
    @FXML private MenuButton themes;
    @FXML private Label counts;
    @FXML private Label rate;
    @FXML private Separator rateEnd;
    @FXML private Node fileJob;
    @FXML private Label notice;
    @FXML private HBox troubleBanner;
    @FXML private Label trouble;

    public MainController(MainViewModel model, Theme theme, Zoom zoom) {
        this.model = model;
        this.theme = theme;
        this.zoom = zoom;
    }

    @FXML
    private void initialize() {
        counts.textProperty().bind(model.countsProperty());
        rate.textProperty().bind(model.rateProperty());
        // Beside how far a file is there is no room for it, nor much sense in it.
        rate.visibleProperty().bind(fileJob.visibleProperty().not());
        rate.managedProperty().bind(rate.visibleProperty());
        rateEnd.visibleProperty().bind(rate.visibleProperty());
        rateEnd.managedProperty().bind(rate.visibleProperty());
        notice.textProperty().bind(model.noticeProperty());
        trouble.textProperty().bind(model.troubleProperty());
        troubleBanner.visibleProperty().bind(model.troubleProperty().isNotEmpty());
        troubleBanner.managedProperty().bind(model.troubleProperty().isNotEmpty());
        composer.selectedProperty().bindBidirectional(model.composerOpenProperty());
        Dividers across = model.panes().keep(columns, "columns");
        Node connections = columns.getItems().getFirst();
        model.composerOpenProperty()
                .subscribe(open -> {
                    across.show(compose, open);
                    across.show(connections, hasRoomForConnections());
                });
        columns.widthProperty().subscribe(() -> across.show(connections, hasRoomForConnections()));
        bindViews(model.panes().keep(middle, "middle"));
        bindSideTab();
        zoom.percentProperty()
                .subscribe(percent -> zoomed.setText(Messages.format("zoom.percent", percent)));
        offerThemes();
        SplitPane.setResizableWithParent(connections, false);
        SplitPane.setResizableWithParent(compose, false);
    }

    // In a narrow window, or an enlarged one, the connections make way for the composer.
    private boolean hasRoomForConnections() {
        return !model.composerOpenProperty().get()
                || columns.getWidth() == 0 // Nobody has looked at it yet.
                || columns.getWidth() >= ROOM_FOR_ALL;
    }

    private void offerThemes() {
        ToggleGroup group = new ToggleGroup();
        for (ThemeChoice choice : ThemeChoice.values()) {
            RadioMenuItem item = new RadioMenuItem(Messages.of("theme", choice));
            item.setId("theme-" + choice.name().toLowerCase(Locale.ROOT));
            item.setToggleGroup(group);
            item.setOnAction(chosen -> theme.choose(choice));
            theme.choiceProperty().subscribe(now -> item.setSelected(now == choice));
            themes.getItems().add(item);
        }
    }

    private void bindViews(Dividers down) {
        model.viewProperty()
                .subscribe(view -> {
                    views.getSelectionModel().select(view.ordinal());
                    // Statistics and the lab speak of no single row.
                    down.show(detail, view != CentreView.STATISTICS && view != CentreView.LAB);
                });
        views.getSelectionModel()
                .selectedIndexProperty()
                .subscribe(tab -> model.viewProperty().set(CentreView.values()[tab.intValue()]));
        model.findingCountProperty()
                .subscribe(count ->
                        findings.setText(
                                count.longValue() == 0
                                        ? Messages.of("view", CentreView.FINDINGS)
                                        : Messages.format("view.findingCount", count)));
    }

    private void bindSideTab() {
        SelectionModel<Tab> chosen = compose.getSelectionModel();
        model.panes()
                .sideTabProperty()
                .subscribe(id ->
                        compose.getTabs().stream()
                                .filter(tab -> tab.getId().equals(id))
                                .forEach(chosen::select));
        chosen.selectedItemProperty()
                .subscribe(tab -> model.panes().sideTabProperty().set(tab.getId()));
    }

    @FXML
    private void enlarge() {
        zoom.enlarge();
    }

    @FXML
    private void reduce() {
        zoom.reduce();
    }

    @FXML
    private void resetZoom() {
        zoom.reset();
    }
}
