package framescope.ui.framelist;

import framescope.filter.FilterCompletion;
import framescope.filter.FilterCompletion.Candidate;
import framescope.text.Messages;
import java.util.function.IntFunction;
import javafx.geometry.Bounds;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.stage.Popup;
import org.jspecify.annotations.Nullable;

/// What could be written in a text field, in a list below it: Up and Down choose, Enter or Tab
/// takes, Escape closes.
final class CompletionPopup {
    private static final double ROW_HEIGHT = 26;
    private static final int MOST_ROWS = 10;
    private static final double NARROWEST = 480;
    private static final double WIDEST = 720;

    private final TextField field;
    private final IntFunction<FilterCompletion> completer;
    private final Popup popup = new Popup();
    private final ListView<Candidate> list = new ListView<>();
    private int from;
    private int to;
    private boolean typing;

    /// @param completer what could be written where the caret is
    CompletionPopup(TextField field, IntFunction<FilterCompletion> completer) {
        this.field = field;
        this.completer = completer;
        list.setId("filter-candidates");
        list.getStyleClass().add("filter-candidates");
        list.setAccessibleText(Messages.get("filter.candidates.about"));
        list.setFixedCellSize(ROW_HEIGHT);
        list.setFocusTraversable(false);
        list.setCellFactory(ignored -> new CandidateCell());
        list.setOnMouseClicked(click -> take());
        popup.getContent().add(list);
        popup.setAutoHide(true);
        popup.setHideOnEscape(false);
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::choose);
        // The caret moves once the character stands in the text.
        field.addEventFilter(KeyEvent.KEY_TYPED, key -> typing = true);
        field.caretPositionProperty().subscribe(this::offerWhileTyping);
        field.focusedProperty().subscribe(focused -> hideUnless(focused));
    }

    private void hideUnless(boolean focused) {
        if (!focused) {
            popup.hide();
        }
    }

    private void offerWhileTyping(Number caret) {
        if (typing) {
            typing = false;
            offer(caret.intValue(), false);
        }
    }

    private void choose(KeyEvent press) {
        boolean taken = true;
        if (press.getCode() == KeyCode.SPACE && press.isControlDown()) {
            offer(field.getCaretPosition(), true);
        } else if (!popup.isShowing()) {
            taken = false;
        } else {
            switch (press.getCode()) {
                case DOWN -> select(list.getSelectionModel().getSelectedIndex() + 1);
                case UP -> select(list.getSelectionModel().getSelectedIndex() - 1);
                case ESCAPE -> popup.hide();
                case ENTER, TAB -> taken = take();
                default -> taken = false;
            }
        }
        if (taken) {
            press.consume();
        }
    }

    private void select(int index) {
        int clamped = Math.clamp(index, 0, list.getItems().size() - 1);
        list.getSelectionModel().select(clamped);
        list.scrollTo(clamped);
    }

    /// @return whether there was a chosen candidate to take
    private boolean take() {
        Candidate chosen = list.getSelectionModel().getSelectedItem();
        popup.hide();
        if (chosen == null) {
            return false;
        }
        field.replaceText(from, to, chosen.text() + " ");
        return true;
    }

    /// @param all also where nothing of a word is typed yet
    private void offer(int caret, boolean all) {
        int inText = Math.min(caret, field.getLength());
        FilterCompletion completion = completer.apply(inText);
        from = completion.from();
        to = completion.to();
        boolean any = !completion.candidates().isEmpty() && (all || from < to);
        if (!any || field.getScene() == null) {
            popup.hide();
            return;
        }
        list.getItems().setAll(completion.candidates());
        list.getSelectionModel().clearSelection();
        list.setPrefHeight(Math.min(MOST_ROWS, completion.candidates().size()) * ROW_HEIGHT + 4);
        list.setPrefWidth(Math.clamp(field.getWidth(), NARROWEST, WIDEST));
        Bounds below = field.localToScreen(field.getBoundsInLocal());
        popup.show(field, below.getMinX(), below.getMaxY());
    }

    private static final class CandidateCell extends ListCell<Candidate> {
        private final Label text = new Label();
        private final Label about = new Label();
        private final HBox box = new HBox(text, about);

        private CandidateCell() {
            text.getStyleClass().add("candidate-text");
            text.setMinWidth(Label.USE_PREF_SIZE);
            about.getStyleClass().add("candidate-about");
            about.setMinWidth(0);
            HBox.setHgrow(about, Priority.ALWAYS);
            box.setPrefWidth(0);
            box.setSpacing(12);
        }

        @Override
        protected void updateItem(@Nullable Candidate candidate, boolean empty) {
            super.updateItem(candidate, empty);
            if (empty || candidate == null) {
                setGraphic(null);
                return;
            }
            text.setText(candidate.text());
            about.setText(about(candidate));
            setGraphic(box);
        }

        private static String about(Candidate candidate) {
            return switch (candidate.kind()) {
                case FIELD ->
                        candidate
                                .field()
                                .map(field ->
                                        Messages.format(
                                                "filter.field",
                                                Messages.of("filter.type", field.type()),
                                                Messages.of("field.about", field)))
                                .orElse("");
                case OPERATOR, CONNECTIVE -> operator(candidate.text());
                case VALUE -> "";
            };
        }

        // Signs that everybody knows need no words.
        private static String operator(String sign) {
            String key = "filter.operator." + sign;
            return Messages.bundle().containsKey(key) ? Messages.bundle().getString(key) : "";
        }
    }
}
