package framescope.ui.compose;

import framescope.protocol.Rule;
import framescope.text.Messages;
import framescope.text.RowText;
import framescope.ui.control.Tip;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.control.Label;

/// The rules that something breaks, a line each.
final class FindingsText {
    private FindingsText() {}

    /// Writes them on a label, with what they ask for as its tooltip; without any it is not there.
    static void show(Label label, List<Rule> rules) {
        label.setText(
                rules.stream()
                        .map(rule ->
                                Messages.format(
                                        "compose.finding", RowText.rule(rule), rule.source()))
                        .collect(Collectors.joining("\n")));
        Tip.setText(
                label,
                rules.stream()
                        .map(rule -> Messages.of("rule.explained", rule))
                        .collect(Collectors.joining("\n")));
        Toggles.show(label, !rules.isEmpty());
    }
}
