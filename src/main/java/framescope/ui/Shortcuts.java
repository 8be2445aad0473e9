package framescope.ui;

import static java.util.stream.Collectors.joining;
import static javafx.scene.input.KeyCode.ADD;
import static javafx.scene.input.KeyCode.DIGIT0;
import static javafx.scene.input.KeyCode.EQUALS;
import static javafx.scene.input.KeyCode.MINUS;
import static javafx.scene.input.KeyCode.NUMPAD0;
import static javafx.scene.input.KeyCode.PLUS;
import static javafx.scene.input.KeyCode.SUBTRACT;

import framescope.text.Messages;
import framescope.ui.main.CentreView;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonType;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Dialog;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.stage.Modality;
import javafx.stage.Stage;

/// The window's shortcuts: one table, which binds them and is what the sheet under F1 shows. FX
/// thread only.
final class Shortcuts {
    /// Between keys that do the same; no key is called so.
    static final String OR = "  ";

    /// @param group under which it stands on the sheet
    /// @param keys any of which does it
    /// @param words what it does
    record Shortcut(String group, List<KeyCombination> keys, String words, Runnable command) {
        String keysInWords() {
            return keys.stream()
                    .map(KeyCombination::getDisplayText)
                    .distinct()
                    .collect(joining(OR));
        }
    }

    private final Stage stage;
    private final List<Shortcut> all = new ArrayList<>();
    private String group = "";

    /// @param stage the window that the sheet belongs to
    Shortcuts(Stage stage, Wiring wiring) {
        this.stage = stage;
        FrameListWiring list = wiring.list();
        begin("server");
        add("Shortcut+E", "shortcut.start", wiring.endpoint()::toggle);
        add("Shortcut+P", "shortcut.pause", () -> togglePause(wiring));
        add("Shortcut+Shift+P", "shortcut.capture", () -> toggleCapture(wiring));
        add("Shortcut+L", "shortcut.clear", unlessWriting(list.clearing()::clear));
        add("Shortcut+O", "shortcut.open", wiring.files()::open);
        add("Shortcut+S", "shortcut.save", wiring.files()::save);
        add("Shortcut+Enter", "shortcut.send", () -> sendOrShow(wiring));
        begin("rows");
        add("Shortcut+M", "shortcut.mark", list.marking()::toggle);
        add("Shortcut+Alt+C", "shortcut.comment", inList(wiring, list.marking()::comment));
        add("Shortcut+Shift+N", "shortcut.nextMarked", list.marking()::next);
        add("Shortcut+Shift+B", "shortcut.previousMarked", list.marking()::previous);
        add("Alt+Down", "shortcut.behind", list.steps()::next);
        add("Alt+Up", "shortcut.before", list.steps()::previous);
        begin("find");
        add("Shortcut+F", "shortcut.filter", inList(wiring, wiring.filter()::focus));
        add("Shortcut+Shift+F", "shortcut.search", inList(wiring, list.search()::begin));
        add("F3", "shortcut.next", inList(wiring, list.search()::next));
        add("Shift+F3", "shortcut.previous", inList(wiring, list.search()::previous));
        add("Shortcut+G", "shortcut.goTo", inList(wiring, list.goTo()::ask));
        begin("window");
        add("F1", "shortcut.help", this::show);
        PaneFocus panes = new PaneFocus(stage::getScene);
        add("F6", "shortcut.nextPane", panes::next);
        add("Shift+F6", "shortcut.previousPane", panes::previous);
        // Which of these keys there are depends on the keyboard.
        add("shortcut.zoomIn", wiring.zoom()::enlarge, PLUS, EQUALS, ADD);
        add("shortcut.zoomOut", wiring.zoom()::reduce, MINUS, SUBTRACT);
        add("shortcut.zoomActual", wiring.zoom()::reset, DIGIT0, NUMPAD0);
        begin("views");
        for (CentreView view : CentreView.values()) {
            List<KeyCombination> keys =
                    List.of(KeyCombination.valueOf("Shortcut+" + (view.ordinal() + 1)));
            Runnable command = () -> wiring.main().viewProperty().set(view);
            all.add(new Shortcut(group, keys, Messages.of("view", view), command));
        }
    }

    // What is added from here on stands under this heading.
    private void begin(String name) {
        group = Messages.bundle().getString("shortcut.group." + name);
    }

    private void add(String keys, String key, Runnable command) {
        String words = Messages.bundle().getString(key);
        all.add(new Shortcut(group, List.of(KeyCombination.valueOf(keys)), words, command));
    }

    private void add(String key, Runnable command, KeyCode... codes) {
        List<KeyCombination> keys =
                Stream.of(codes)
                        .<KeyCombination>map(code ->
                                new KeyCodeCombination(
                                        code,
                                        KeyCombination.SHORTCUT_DOWN,
                                        KeyCombination.SHIFT_ANY))
                        .toList();
        all.add(new Shortcut(group, keys, Messages.bundle().getString(key), command));
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
                each.keys().forEach(keys -> scene.getAccelerators().put(keys, each.command())));
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
