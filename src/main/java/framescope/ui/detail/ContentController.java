package framescope.ui.detail;

import framescope.dissect.CodePoint;
import framescope.dissect.payload.PayloadContent;
import framescope.dissect.payload.PayloadKind;
import framescope.dissect.payload.PayloadNode;
import framescope.dissect.payload.PayloadViews.Shown;
import framescope.protocol.Bytes;
import framescope.text.Messages;
import framescope.text.VisibleText;
import framescope.ui.common.Pictures;
import framescope.ui.control.HexView;
import framescope.ui.detail.ContentViewModel.Choice;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableColumn;
import javafx.scene.control.TreeTableView;
import javafx.scene.image.ImageView;
import javafx.scene.layout.StackPane;
import javafx.util.StringConverter;

/// Shows what the selected row carries: as a tree, as text, as a picture, or as bytes.
public final class ContentController {
    private static final int TEXT_PREVIEW = 64 * 1024;
    private static final int LONGEST_VALUE = 2_000;
    private static final double WIDEST_PICTURE = 420;
    private static final double HIGHEST_PICTURE = 260;

    private final ContentViewModel model;
    private final Pictures pictures;
    private final Consumer<String> clipboard;
    private boolean following;

    @FXML private ChoiceBox<PayloadKind> kinds;
    @FXML private Label about;
    @FXML private TreeTableView<PayloadNode> tree;
    @FXML private TreeTableColumn<PayloadNode, String> name;
    @FXML private TreeTableColumn<PayloadNode, String> value;
    @FXML private TextArea text;
    @FXML private HexView hex;
    @FXML private StackPane room;
    @FXML private ImageView picture;

    /// @param clipboard takes a text
    public ContentController(
            ContentViewModel model, Pictures pictures, Consumer<String> clipboard) {
        this.model = model;
        this.pictures = pictures;
        this.clipboard = clipboard;
    }

    @FXML
    private void initialize() {
        kinds.setConverter(new KindNames());
        kinds.getSelectionModel()
                .selectedItemProperty()
                .subscribe(kind -> {
                    if (!following && kind != null) {
                        model.show(kind);
                    }
                });
        name.setCellValueFactory(row -> new ReadOnlyStringWrapper(name(row.getValue())));
        value.setCellValueFactory(
                row -> new ReadOnlyStringWrapper(visible(row.getValue().getValue().value())));
        ContentMenu.on(tree, clipboard);
        picture.fitWidthProperty().bind(Bindings.min(WIDEST_PICTURE, room.widthProperty()));
        picture.fitHeightProperty().bind(Bindings.min(HIGHEST_PICTURE, room.heightProperty()));
        model.choiceProperty().subscribe(this::offer);
        model.shownProperty().subscribe(this::show);
    }

    // What is around all else has no name of its own.
    private String name(TreeItem<PayloadNode> item) {
        String own = item.getValue().name();
        return own.isEmpty() && item.getParent() == null
                ? Messages.of("payload", kinds.getValue())
                : visible(own);
    }

    private static String visible(String words) {
        boolean cut = words.length() > LONGEST_VALUE;
        String start = cut ? words.substring(0, LONGEST_VALUE) : words;
        return VisibleText.escape(start) + (cut ? " …" : "");
    }

    private void offer(Optional<Choice> choice) {
        following = true;
        kinds.getItems().setAll(choice.map(Choice::kinds).orElse(List.of()));
        following = false;
    }

    private void show(Optional<Shown> shown) {
        following = true;
        shown.map(Shown::kind).ifPresent(kinds::setValue);
        following = false;
        about.setText(shown.map(ContentController::about).orElse(""));
        tree.setRoot(null);
        text.setText("");
        hex.bytesProperty().set(Bytes.EMPTY);
        picture.setImage(null);
        shown.map(Shown::content)
                .ifPresent(content -> {
                    switch (content) {
                        case PayloadContent.Tree(PayloadNode root, boolean whole) -> {
                            tree.setRoot(item(root, 0));
                            only(tree);
                        }
                        case PayloadContent.Text(Bytes utf8) -> {
                            text.setText(preview(utf8));
                            only(text);
                        }
                        case PayloadContent.Hex(Bytes bytes) -> {
                            hex.bytesProperty().set(bytes);
                            only(hex);
                        }
                        case PayloadContent.Picture shownPicture -> {
                            pictures.decode(
                                    shownPicture.file(),
                                    shownPicture.width(),
                                    shownPicture.height(),
                                    picture::setImage);
                            only(picture);
                        }
                    }
                });
    }

    private void only(Node shown) {
        for (Node each : List.of(tree, text, hex, picture)) {
            each.setVisible(each.equals(shown));
        }
    }

    private static String about(Shown shown) {
        if (shown.problem().isPresent()) {
            return Messages.format("content.problem", VisibleText.escape(shown.problem().get()));
        }
        return switch (shown.content()) {
            case PayloadContent.Tree(PayloadNode root, boolean whole) ->
                    whole ? "" : Messages.get("content.cut");
            case PayloadContent.Picture(String format, int width, int height, Bytes file) ->
                    Messages.format("content.picture", format, width, height);
            case PayloadContent.Text _, PayloadContent.Hex _ -> "";
        };
    }

    // The deep parts of a tree stay folded.
    private static TreeItem<PayloadNode> item(PayloadNode node, int depth) {
        TreeItem<PayloadNode> item = new TreeItem<>(node);
        item.setExpanded(depth < 4);
        node.children().forEach(child -> item.getChildren().add(item(child, depth + 1)));
        return item;
    }

    private static String preview(Bytes utf8) {
        if (utf8.length() <= TEXT_PREVIEW) {
            return VisibleText.escapeInvisible(utf8.text());
        }
        // Not in the middle of a code point.
        int end = CodePoint.around(utf8, TEXT_PREVIEW).range().from();
        return VisibleText.escapeInvisible(utf8.first(end).text()) + Messages.get("detail.textCut");
    }

    /// What kinds are called.
    private static final class KindNames extends StringConverter<PayloadKind> {
        @Override
        public String toString(PayloadKind kind) {
            return kind == null ? "" : Messages.of("payload", kind);
        }

        @Override
        public PayloadKind fromString(String words) {
            throw new UnsupportedOperationException("kinds are chosen, not written");
        }
    }
}
