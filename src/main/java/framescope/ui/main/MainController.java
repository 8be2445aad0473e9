package framescope.ui.main;

import framescope.text.Messages;
import framescope.ui.common.Theme;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;

/// Binds the window's frame to its view model.
public final class MainController {
    private static final double COMPOSER_DIVIDER = 0.78;

    private final MainViewModel model;
    private final Theme theme;
    private double detailDivider;

    @FXML private SplitPane columns;
    @FXML private SplitPane middle;
    @FXML private Node detail;
    @FXML private TabPane views;
    @FXML private Tab findings;
    @FXML private Node compose;
    @FXML private ToggleButton composer;
    @FXML private ToggleButton dark;
    @FXML private Label counts;
    @FXML private Label rate;
    @FXML private Label notice;
    @FXML private HBox troubleBanner;
    @FXML private Label trouble;

    public MainController(MainViewModel model, Theme theme) {
        this.model = model;
        this.theme = theme;
    }

    @FXML
    private void initialize() {
        counts.textProperty().bind(model.countsProperty());
        rate.textProperty().bind(model.rateProperty());
        notice.textProperty().bind(model.noticeProperty());
        trouble.textProperty().bind(model.troubleProperty());
        troubleBanner.visibleProperty().bind(model.troubleProperty().isNotEmpty());
        troubleBanner.managedProperty().bind(model.troubleProperty().isNotEmpty());
        composer.selectedProperty().bindBidirectional(model.composerOpenProperty());
        model.composerOpenProperty().subscribe(this::showComposer);
        bindViews();
        theme.darkProperty().subscribe(dark::setSelected);
        dark.setOnAction(chosen -> theme.choose(dark.isSelected()));
        SplitPane.setResizableWithParent(columns.getItems().getFirst(), false);
        SplitPane.setResizableWithParent(compose, false);
    }

    private void bindViews() {
        model.viewProperty()
                .subscribe(view -> {
                    views.getSelectionModel().select(view.ordinal());
                    showDetail(view != CentreView.STATISTICS && view != CentreView.LAB);
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

    // Statistics and the lab speak of no single row.
    private void showDetail(boolean shown) {
        if (!shown && middle.getItems().contains(detail)) {
            detailDivider = middle.getDividerPositions()[0];
            middle.getItems().remove(detail);
        } else if (shown && !middle.getItems().contains(detail)) {
            middle.getItems().add(detail);
            middle.setDividerPositions(detailDivider);
        }
    }

    private void showComposer(boolean open) {
        if (!open) {
            columns.getItems().remove(compose);
        } else if (!columns.getItems().contains(compose)) {
            columns.getItems().add(compose);
            columns.setDividerPosition(columns.getDividers().size() - 1, COMPOSER_DIVIDER);
        }
    }
}
