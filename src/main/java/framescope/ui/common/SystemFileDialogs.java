package framescope.ui.common;

import framescope.text.Messages;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.Alert;
import javafx.scene.control.Alert.AlertType;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.DialogPane;
import javafx.scene.layout.Region;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Stage;

/// The system's own dialogs, above a stage.
public class SystemFileDialogs implements FileDialogs {
    private final Stage owner;

    public SystemFileDialogs(Stage owner) {
        this.owner = owner;
    }

    @Override
    public Optional<Path> chooseFile(String title, List<Kind> kinds) {
        return Optional.ofNullable(chooser(title, kinds).showOpenDialog(owner)).map(File::toPath);
    }

    @Override
    public Optional<Place> choosePlace(String title, String name, List<Kind> kinds) {
        FileChooser chooser = chooser(title, kinds);
        chooser.setInitialFileName(name);
        return Optional.ofNullable(chooser.showSaveDialog(owner))
                .map(file -> place(file.toPath(), kinds));
    }

    private static Place place(Path chosen, List<Kind> kinds) {
        String name = String.valueOf(chosen.getFileName());
        String lowerCase = name.toLowerCase(Locale.ROOT);
        List<String> endings = kinds.stream().flatMap(kind -> kind.endings().stream()).toList();
        // The dialog has asked about the name as it was written, not about the one with an ending.
        return endings.stream().anyMatch(lowerCase::endsWith)
                ? new Place(chosen, true)
                : new Place(chosen.resolveSibling(name + endings.getFirst()), false);
    }

    private static FileChooser chooser(String title, List<Kind> kinds) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        for (Kind kind : kinds) {
            chooser.getExtensionFilters().add(new ExtensionFilter(kind.name(), patterns(kind)));
        }
        return chooser;
    }

    private static List<String> patterns(Kind kind) {
        return kind.endings().isEmpty()
                ? List.of("*")
                : kind.endings().stream().map(ending -> "*" + ending).toList();
    }

    @Override
    public boolean confirm(String question, String consent) {
        ButtonType yes = new ButtonType(consent, ButtonData.OK_DONE);
        Alert alert = new Alert(AlertType.CONFIRMATION, question, yes, ButtonType.CANCEL);
        alert.initOwner(owner);
        alert.setTitle(Messages.get("program.name"));
        alert.setHeaderText(null);
        DialogPane pane = alert.getDialogPane();
        pane.setMinHeight(Region.USE_PREF_SIZE);
        return alert.showAndWait().filter(yes::equals).isPresent();
    }
}
