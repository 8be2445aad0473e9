package framescope.ui.compose;

import framescope.behaviour.HandshakePreset;
import framescope.compose.Preset;
import framescope.preset.SavedPreset;
import framescope.text.Messages;
import framescope.text.VisibleText;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/// The menu of presets: those that the program has, by groups, and the user's own.
final class PresetMenu {
    private final MenuButton button;
    private final ComposeViewModel compose;
    private final DraftViewModel draft;
    private final PresetsViewModel own;
    private final CheckMenuItem arrange = new CheckMenuItem(Messages.get("presets.arrange"));

    /// Fills a button with the menu.
    PresetMenu(MenuButton button, ComposeViewModel compose) {
        this.button = button;
        this.compose = compose;
        draft = compose.draft();
        own = compose.presets();
        arrange.setId("presets-arrange");
        arrange.selectedProperty().bindBidirectional(own.openProperty());
        own.own().subscribe(this::fill);
        fill();
    }

    private void fill() {
        List<MenuItem> items = new ArrayList<>();
        for (Preset.Group group : Preset.Group.values()) {
            items.add(menu(group));
        }
        items.add(handshakes());
        items.add(new SeparatorMenuItem());
        if (!own.own().isEmpty()) {
            items.add(ownMenu());
        }
        items.add(arrange);
        button.getItems().setAll(items);
    }

    private Menu menu(Preset.Group group) {
        Menu menu = new Menu(Messages.of("preset.group", group));
        menu.setId("preset-group-" + group.name());
        for (Preset preset : Preset.of(group)) {
            MenuItem item = item("preset", preset);
            item.setId("preset-" + preset.name());
            item.setOnAction(chosen -> draft.edit(preset.draft()));
            menu.getItems().add(item);
        }
        return menu;
    }

    // These fill no draft: they are answers to a handshake that is still to come.
    private Menu handshakes() {
        Menu menu = new Menu(Messages.get("handshakePreset.group"));
        menu.setId("preset-group-HANDSHAKE");
        for (HandshakePreset preset : HandshakePreset.values()) {
            MenuItem item = item("handshakePreset", preset);
            item.setId("preset-" + preset.name());
            item.setOnAction(chosen -> compose.answerNext(preset));
            menu.getItems().add(item);
        }
        return menu;
    }

    private static MenuItem item(String prefix, Enum<?> preset) {
        return new MenuItem(
                Messages.format(
                        "preset.item",
                        Messages.of(prefix, preset),
                        Messages.of(prefix + ".about", preset)));
    }

    private Menu ownMenu() {
        Menu menu = new Menu(Messages.get("presets.own"));
        menu.setId("presets-own");
        for (SavedPreset preset : own.own()) {
            MenuItem item = new MenuItem(VisibleText.escape(preset.name()));
            item.setMnemonicParsing(false);
            item.setId("own-preset-" + menu.getItems().size());
            item.setOnAction(chosen -> own.choose(preset));
            menu.getItems().add(item);
        }
        return menu;
    }
}
