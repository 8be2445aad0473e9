package framescope.ui.findings;

import framescope.analysis.BrokenRule;
import framescope.protocol.Rule;
import framescope.text.Messages;
import framescope.text.RowText;
import framescope.ui.control.ChosenStyle;
import framescope.ui.control.SeverityIcon;
import framescope.ui.control.Tip;
import java.util.Locale;
import java.util.function.LongUnaryOperator;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// A broken rule: severity, name and count; in up to two lines what it means, which the tooltip says
/// in full; where that is said.
final class RuleCell extends ListCell<BrokenRule> {
    private final LongUnaryOperator displayNumber;
    private final SeverityIcon icon = new SeverityIcon();
    private final Label severity = new Label();
    private final ChosenStyle severityStyle = new ChosenStyle(severity);
    private final Label name = new Label();
    private final Label count = new Label();
    private final Label sentence = new Label();
    private final Label source = new Label();
    private final VBox lines;

    /// @param displayNumber a row's number as people count
    RuleCell(LongUnaryOperator displayNumber) {
        this.displayNumber = displayNumber;
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox first = new HBox(icon, name, severity, space, count);
        first.getStyleClass().add("finding-line");
        lines = new VBox(first, sentence, source);
        lines.getStyleClass().add("finding");
        name.getStyleClass().add("finding-name");
        count.getStyleClass().add("finding-count");
        severity.getStyleClass().add("severity");
        count.setMinWidth(Region.USE_PREF_SIZE);
        severity.setMinWidth(Region.USE_PREF_SIZE);
        sentence.getStyleClass().add("finding-sentence");
        sentence.setWrapText(true);
        source.getStyleClass().add("small-note");
        setPrefWidth(0); // The list's width decides, not the longest sentence.
    }

    @Override
    protected void updateItem(@Nullable BrokenRule item, boolean empty) {
        super.updateItem(item, empty);
        if (empty || item == null) {
            setGraphic(null);
            Tip.setText(this, "");
            setAccessibleText(null);
            return;
        }
        Rule rule = item.rule();
        String gravity = rule.severity().name().toLowerCase(Locale.ROOT);
        icon.show(rule.severity());
        severity.setText(Messages.of("severity", rule.severity()));
        severityStyle.show(gravity);
        name.setText(RowText.rule(rule));
        count.setText(Messages.format("findings.count", item.count()));
        sentence.setText(Messages.of("rule.explained", rule));
        source.setText(
                Messages.format(
                        "findings.source",
                        rule.source(),
                        displayNumber.applyAsLong(item.firstRow())));
        Tip.setText(this, Messages.format("findings.rule.about", sentence.getText()));
        setAccessibleText(
                String.join(
                        ", ",
                        name.getText(),
                        severity.getText(),
                        count.getText(),
                        sentence.getText(),
                        source.getText()));
        setGraphic(lines);
    }
}
