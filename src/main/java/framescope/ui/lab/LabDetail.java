package framescope.ui.lab;

import framescope.lab.LabCase;
import framescope.lab.LabText;
import framescope.text.Messages;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/// A case in full, below the table.
final class LabDetail {
    private final VBox pane;

    LabDetail(VBox pane) {
        this.pane = pane;
    }

    /// Shows a case, or how to choose one.
    void show(Optional<LabCase> chosen) {
        pane.getChildren().clear();
        chosen.ifPresentOrElse(this::fill, this::hint);
    }

    private void hint() {
        Label hint = new Label(Messages.get("lab.detail.none"));
        hint.setWrapText(true);
        hint.getStyleClass().add("placeholder-hint");
        pane.getChildren().add(hint);
    }

    private void fill(LabCase done) {
        Text title = new Text(LabText.title(done));
        title.getStyleClass().add("lab-title");
        pane.getChildren().add(new TextFlow(title));
        add("lab.detail.about", done.trial().about());
        add("lab.column.explanation", LabText.explanation(done));
        add("lab.column.prediction", done.prediction());
        add("lab.column.expected", LabText.expected(done));
        add("lab.column.wire", LabText.wire(done));
        add("lab.column.seen", LabText.page(done));
        add("lab.column.bytes", LabText.bytes(done));
    }

    private void add(String key, String words) {
        if (!words.isEmpty()) {
            Text what = new Text(Messages.format("lab.detail.what", Messages.get(key)));
            what.getStyleClass().add("lab-what");
            pane.getChildren().add(new TextFlow(what, new Text(words)));
        }
    }
}
