package framescope.ui.common;

import framescope.inspector.file.ExportForm;
import framescope.text.Messages;
import java.io.File;
import java.nio.file.Path;
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
public final class SystemFileDialogs implements FileDialogs {
    private static final String ENDING = ".pcapng";

    private final Stage owner;

    public SystemFileDialogs(Stage owner) {
        this.owner = owner;
    }

    @Override
    public Optional<Path> chooseCapture() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Messages.get("files.open.title"));
        chooser.getExtensionFilters()
                .setAll(
                        new ExtensionFilter(
                                Messages.get("files.kind.packets"),
                                "*.pcapng",
                                "*.pcap",
                                "*.cap",
                                "*.pcapng.gz",
                                "*.pcap.gz"),
                        new ExtensionFilter(Messages.get("files.kind.any"), "*"));
        return Optional.ofNullable(chooser.showOpenDialog(owner)).map(File::toPath);
    }

    @Override
    public Optional<Path> chooseFile() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Messages.get("compose.chooseFile.title"));
        return Optional.ofNullable(chooser.showOpenDialog(owner)).map(File::toPath);
    }

    @Override
    public Optional<Path> choosePlace(String title, String name) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.setInitialFileName(name);
        return Optional.ofNullable(chooser.showSaveDialog(owner)).map(File::toPath);
    }

    @Override
    public Optional<SaveChoice> choosePlace() {
        ExtensionFilter wire =
                new ExtensionFilter(Messages.of("files.form", ExportForm.WIRE), "*.pcapng");
        ExtensionFilter inflated =
                new ExtensionFilter(Messages.of("files.form", ExportForm.INFLATED), "*.pcapng");
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Messages.get("files.save.title"));
        chooser.setInitialFileName(Messages.get("files.save.name") + ENDING);
        chooser.getExtensionFilters().setAll(wire, inflated);
        File chosen = chooser.showSaveDialog(owner);
        if (chosen == null) {
            return Optional.empty();
        }
        ExportForm form =
                chooser.getSelectedExtensionFilter() == inflated
                        ? ExportForm.INFLATED
                        : ExportForm.WIRE;
        // The dialog has asked about the name as it was written, not about the one with an ending.
        boolean whole = chosen.getName().toLowerCase(Locale.ROOT).endsWith(ENDING);
        Path file =
                whole ? chosen.toPath() : chosen.toPath().resolveSibling(chosen.getName() + ENDING);
        return Optional.of(new SaveChoice(file, form, whole));
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
