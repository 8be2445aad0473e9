package framescope.ui;

import framescope.capture.journal.JournalFolder;
import framescope.inspector.InspectorSettings;
import framescope.inspector.ListenAddress;
import framescope.inspector.ReplyMode;
import framescope.protocol.connection.Policy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import javafx.application.Platform;
import javafx.stage.Window;
import javafx.stage.WindowEvent;

/// A program that shows the window with a server on this port and its captures in this folder; the
/// window is closed, as its user does it, when a line is read.
final class WindowToClose {
    private WindowToClose() {}

    public static void main(String[] args) throws Exception {
        Thread.ofPlatform().daemon().start(WindowToClose::closeWhenTold);
        ListenAddress address = new ListenAddress("127.0.0.1", Integer.parseInt(args[0]));
        FramescopeApp.run(
                new WindowOptions(
                                InspectorSettings.at(address), ReplyMode.NONE, Policy.STRICT, true)
                        .withJournals(JournalFolder.at(Path.of(args[1]))));
    }

    private static void closeWhenTold() {
        try {
            System.in.read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Platform.runLater(() ->
                List.copyOf(Window.getWindows())
                        .forEach(window ->
                                window.fireEvent(
                                        new WindowEvent(
                                                window, WindowEvent.WINDOW_CLOSE_REQUEST))));
    }
}
