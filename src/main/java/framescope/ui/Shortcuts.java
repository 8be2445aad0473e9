package framescope.ui;

import framescope.text.Messages;
import framescope.ui.common.WindowKey;
import framescope.ui.control.Tip;
import framescope.ui.main.CentreView;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonType;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Dialog;
import javafx.scene.control.TextInputControl;
import javafx.stage.Modality;
import javafx.stage.Stage;

/// The window's shortcuts: one table, which binds them and is what the sheet under F1 shows. FX
/// thread only.
final class Shortcuts {
    /// @param group under which it stands on the sheet
    /// @param words what it does
    record Shortcut(String group, WindowKey key, String words, Runnable command) {}

    private final Stage stage;
    private final List<Shortcut> all = new ArrayList<>();
    private String group = "";

    /// @param stage the window that the sheet belongs to
    Shortcuts(Stage stage, Wiring wiring) {
        this.stage = stage;
        FrameListWiring list = wiring.list();
        begin("server");
        add(WindowKey.START, "shortcut.start", wiring.endpoint()::toggle);
        add(WindowKey.PAUSE, "shortcut.pause", () -> togglePause(wiring));
        add(WindowKey.CAPTURE, "shortcut.capture", () -> toggleCapture(wiring));
        add(WindowKey.CLEAR, "shortcut.clear", unlessWriting(list.clearing()::clear));
        add(WindowKey.OPEN, "shortcut.open", wiring.files()::open);
        add(WindowKey.SAVE, "shortcut.save", wiring.files()::save);
        add(WindowKey.SEND, "shortcut.send", () -> sendOrShow(wiring));
        begin("rows");
        add(WindowKey.MARK, "shortcut.mark", list.marking()::toggle);
        add(WindowKey.COMMENT, "shortcut.comment", inList(wiring, list.marking()::comment));
        add(WindowKey.NEXT_MARKED, "shortcut.nextMarked", list.marking()::next);
        add(WindowKey.PREVIOUS_MARKED, "shortcut.previousMarked", list.marking()::previous);
        add(WindowKey.BEHIND, "shortcut.behind", list.steps()::next);
        add(WindowKey.BEFORE, "shortcut.before", list.steps()::previous);
        begin("find");
        add(WindowKey.FILTER, "shortcut.filter", inList(wiring, wiring.filter()::focus));
        add(WindowKey.SEARCH, "shortcut.search", inList(wiring, list.search()::begin));
        add(WindowKey.NEXT, "shortcut.next", inList(wiring, list.search()::next));
        add(WindowKey.PREVIOUS, "shortcut.previous", inList(wiring, list.search()::previous));
        add(WindowKey.GO_TO, "shortcut.goTo", inList(wiring, list.goTo()::ask));
        begin("window");
        add(WindowKey.HELP, "shortcut.help", this::show);
        add(WindowKey.EXPLAIN, "shortcut.explain", this::explain);
        PaneFocus panes = new PaneFocus(stage::getScene);
        add(WindowKey.NEXT_PANE, "shortcut.nextPane", panes::next);
        add(WindowKey.PREVIOUS_PANE, "shortcut.previousPane", panes::previous);
        add(WindowKey.ZOOM_IN, "shortcut.zoomIn", wiring.zoom()::enlarge);
        add(WindowKey.ZOOM_OUT, "shortcut.zoomOut", wiring.zoom()::reduce);
        add(WindowKey.ZOOM_ACTUAL, "shortcut.zoomActual", wiring.zoom()::reset);
        begin("views");
        for (CentreView view : CentreView.values()) {
            WindowKey key = WindowKey.valueOf(view.name());
            Runnable command = () -> wiring.main().viewProperty().set(view);
            all.add(new Shortcut(group, key, Messages.of("view", view), command));
        }
    }

    // What is added from here on stands under this heading.
    private void begin(String name) {
        group = Messages.bundle().getString("shortcut.group." + name);
    }

    private void add(WindowKey key, String words, Runnable command) {
        all.add(new Shortcut(group, key, Messages.bundle().getString(words), command));
    }

    // What these ask and mark stands in the frame list, behind whatever other view is open.
    private static Runnable inList(Wiring wiring, Runnable command) {
        return () -> {
            wiring.main().viewProperty().set(CentreView.FRAMES);
            command.run();
        };
    }

    // In a text the same keys do something to the text, or are pressed in the belief that they do.
    private Runnable unlessWriting(Runnable command) {
        return () -> {
            Node focused = stage.getScene().getFocusOwner();
            boolean writing =
                    focused instanceof TextInputControl text && text.isEditable()
                            || focused instanceof ComboBoxBase<?> box && box.isEditable();
            if (!writing) {
                command.run();
            }
        };
    }

    // What cannot be seen is not sent.
    private static void sendOrShow(Wiring wiring) {
        if (wiring.main().isComposerShown()) {
            wiring.compose().send();
        } else {
            wiring.main().showComposer();
        }
    }

    private static void togglePause(Wiring wiring) {
        var paused = wiring.frames().pausedProperty();
        paused.set(!paused.get());
    }

    private static void toggleCapture(Wiring wiring) {
        var capturing = wiring.list().captureSwitch().capturingProperty();
        capturing.set(!capturing.get());
    }

    /// Lets the keys do their work in a scene.
    void bind(Scene scene) {
        all.forEach(each ->
                each.key()
                        .keys()
                        .forEach(keys -> scene.getAccelerators().put(keys, each.command())));
    }

    private void explain() {
        Node focused = stage.getScene().getFocusOwner();
        if (focused != null) {
            Tip.show(focused);
        }
    }

    /// Shows the sheet.
    private void show() {
        Dialog<ButtonType> sheet = new Dialog<>();
        sheet.initOwner(stage);
        sheet.initModality(Modality.NONE);
        sheet.setTitle(Messages.get("shortcut.title"));
        sheet.getDialogPane().setId("shortcut-sheet");
        sheet.getDialogPane().getStylesheets().setAll(stage.getScene().getStylesheets());
        sheet.getDialogPane().setContent(new ShortcutSheet(all));
        sheet.getDialogPane().getButtonTypes().add(ButtonType.CLOSE);
        sheet.show();
    }
}
