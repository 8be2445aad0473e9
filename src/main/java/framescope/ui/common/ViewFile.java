package framescope.ui.common;

import java.net.URL;

/// The FXML files of the window.
public enum ViewFile {
    MAIN_WINDOW("main-window.fxml"),
    SAVE_OPTIONS("save-options.fxml");

    private final String fileName;

    ViewFile(String fileName) {
        this.fileName = fileName;
    }

    URL url() {
        return Resources.url("fxml/" + fileName);
    }
}
