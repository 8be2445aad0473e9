package framescope.ui.files;

import framescope.text.Messages;
import framescope.ui.common.SystemFileDialogs;
import framescope.ui.common.ViewFile;
import framescope.ui.common.ViewLoader;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.DialogPane;
import javafx.stage.Stage;

/// The system's file dialogs and one of ours, above a stage. What was chosen stays chosen for the
/// next time.
public final class SystemCaptureDialogs extends SystemFileDialogs implements CaptureDialogs {
    private final Stage owner;
    private final SaveOptionsViewModel options = new SaveOptionsViewModel();

    public SystemCaptureDialogs(Stage owner) {
        super(owner);
        this.owner = owner;
    }

    @Override
    public Optional<SaveOptions> chooseOptions(SaveOffer offer) {
        options.offer(offer);
        ButtonType go = new ButtonType(Messages.get("save.choosePlace"), ButtonData.OK_DONE);
        Dialog<ButtonType> dialog = new Dialog<>();
        dialog.initOwner(owner);
        dialog.setTitle(Messages.get("save.title"));
        DialogPane pane = dialog.getDialogPane();
        Scene below = owner.getScene();
        pane.getStylesheets().setAll(below.getStylesheets());
        pane.getButtonTypes().setAll(go, ButtonType.CANCEL);
        pane.lookupButton(go).setId("save-choose-place");
        pane.lookupButton(ButtonType.CANCEL).setId("save-cancel");
        pane.setContent(
                new ViewLoader(
                                Map.of(
                                        SaveOptionsController.class,
                                        () -> new SaveOptionsController(options)))
                        .load(ViewFile.SAVE_OPTIONS));
        return dialog.showAndWait().filter(go::equals).map(chosen -> options.chosen());
    }
}
