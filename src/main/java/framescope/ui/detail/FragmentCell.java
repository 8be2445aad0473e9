package framescope.ui.detail;

import framescope.capture.CaptureRecord;
import framescope.dissect.ReassembledMessage.Fragment;
import framescope.text.Messages;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/// A frame of a message: a link to its row, and what part of the message it carries.
final class FragmentCell extends ListCell<Fragment> {
    private final Predicate<CaptureRecord> isShown;
    private final Consumer<CaptureRecord> goTo;
    private final ToLongFunction<CaptureRecord> numbers;
    private final Hyperlink link = new Hyperlink();
    private final Label part = new Label();
    private final HBox line = new HBox(link, part);

    /// @param isShown whether a row is the one that the user looks at
    FragmentCell(
            Predicate<CaptureRecord> isShown,
            Consumer<CaptureRecord> goTo,
            ToLongFunction<CaptureRecord> numbers) {
        this.isShown = isShown;
        this.goTo = goTo;
        this.numbers = numbers;
        line.getStyleClass().add("fragment");
    }

    @Override
    protected void updateItem(@Nullable Fragment fragment, boolean empty) {
        super.updateItem(fragment, empty);
        if (empty || fragment == null) {
            setGraphic(null);
            return;
        }
        CaptureRecord row = fragment.row();
        boolean shown = isShown.test(row);
        String number = Messages.format("message.frame", numbers.applyAsLong(row));
        link.setText(shown ? number + Messages.get("message.thisFrame") : number);
        link.setDisable(shown);
        link.setOnAction(click -> goTo.accept(row));
        part.setText(Messages.format("message.part", fragment.from(), row.length()));
        setGraphic(line);
    }
}
