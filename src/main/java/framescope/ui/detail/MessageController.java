package framescope.ui.detail;

import framescope.capture.CaptureRecord;
import framescope.dissect.CodePoint;
import framescope.dissect.ReassembledMessage;
import framescope.dissect.ReassembledMessage.Fragment;
import framescope.protocol.Bytes;
import framescope.protocol.Opcode;
import framescope.text.Messages;
import framescope.text.RowText;
import framescope.text.VisibleText;
import framescope.ui.control.HexView;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;

/// Shows the message that the selected frame belongs to, a page at a time, with its frames as
/// links.
public final class MessageController {
    private static final int PAGE = 64 * 1024;

    private final OnDemand<ReassembledMessage> message;
    private final DetailViewModel detail;
    private final ToLongFunction<CaptureRecord> numbers;
    private Bytes bytes = Bytes.EMPTY;
    private int page;

    @FXML private Label summary;
    @FXML private ListView<Fragment> fragments;
    @FXML private TextArea text;
    @FXML private HexView binary;
    @FXML private HBox pages;
    @FXML private Button before;
    @FXML private Button after;
    @FXML private Label place;

    /// @param numbers the number of a row as the frame list shows it
    public MessageController(
            OnDemand<ReassembledMessage> message,
            DetailViewModel detail,
            ToLongFunction<CaptureRecord> numbers) {
        this.message = message;
        this.detail = detail;
        this.numbers = numbers;
    }

    @FXML
    private void initialize() {
        fragments.setCellFactory(ignored -> new FragmentCell(this::isShown, detail::goTo, numbers));
        // The message of the next row may be the same.
        detail.rowProperty().subscribe(fragments::refresh);
        message.valueProperty().subscribe(this::show);
    }

    private boolean isShown(CaptureRecord row) {
        return detail.rowProperty().get().map(CaptureRecord::number).orElse(-1L) == row.number();
    }

    private void show(Optional<ReassembledMessage> shown) {
        bytes = shown.map(ReassembledMessage::bytes).orElse(Bytes.EMPTY);
        summary.setText(shown.map(MessageController::summary).orElse(""));
        fragments.getItems().setAll(shown.map(ReassembledMessage::fragments).orElse(List.of()));
        boolean several = fragments.getItems().size() > 1;
        fragments.setVisible(several);
        fragments.setManaged(several);
        boolean isText = shown.map(ReassembledMessage::opcode).orElse(Opcode.TEXT) == Opcode.TEXT;
        text.setVisible(isText);
        binary.setVisible(!isText);
        binary.bytesProperty().set(isText ? Bytes.EMPTY : bytes);
        pages.setVisible(isText && bytes.length() > PAGE);
        pages.setManaged(pages.isVisible());
        showPage(0);
    }

    private static String summary(ReassembledMessage shown) {
        String what =
                Messages.format(
                        shown.isCompressed() ? "message.compressed" : "message.plain",
                        RowText.opcode(shown.opcode()),
                        shown.fragments().size(),
                        shown.bytes().length(),
                        shown.wireLength());
        if (!shown.begins()) {
            return what + Messages.get("message.noBeginning");
        }
        return shown.complete() ? what : what + Messages.get("message.noEnd");
    }

    @FXML
    private void showBefore() {
        showPage(page - 1);
    }

    @FXML
    private void showAfter() {
        showPage(page + 1);
    }

    private void showPage(int shown) {
        page = shown;
        int from = boundary(shown * PAGE);
        int to = boundary((int) Math.min(bytes.length(), (shown + 1L) * PAGE));
        String shownText = text.isVisible() ? bytes.slice(from, to).text() : "";
        text.setText(VisibleText.escapeInvisible(shownText));
        place.setText(Messages.format("message.place", from, to - 1, bytes.length()));
        before.setDisable(page == 0);
        after.setDisable(to == bytes.length());
    }

    // Pages are not cut in the middle of a code point.
    private int boundary(int offset) {
        return offset < bytes.length()
                ? CodePoint.around(bytes, offset).range().from()
                : bytes.length();
    }
}
