package framescope.testing;

import framescope.capture.Direction;
import framescope.capture.MemoryCapture;
import framescope.capture.RowKind;
import framescope.capture.journal.Journal;
import framescope.capture.journal.JournalFolder;
import framescope.capture.journal.JournalSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Journals of programs that have ended.
public final class LeftBehind {
    private LeftBehind() {}

    /// One connection with its handshake and these messages of the client.
    public static Path journal(Path folder, String... messages) throws IOException {
        try (Journal journal =
                Journal.in(
                        JournalFolder.at(folder).claim(),
                        JournalSettings.DEFAULT.withSpaceFloor(0),
                        "Framescope test")) {
            MemoryCapture capture = MemoryCapture.keeping(journal, 1L << 30);
            WireWriter client = WireWriter.opened(capture, Direction.CLIENT_TO_SERVER);
            client.bytes(RowKind.REQUEST, Conversation.REQUEST, 0);
            client.answering().bytes(RowKind.RESPONSE, Conversation.RESPONSE, 101);
            for (String message : messages) {
                client.frame(FrameBytes.text(message).masked());
            }
            return journal.file();
        }
    }

    /// The same of a program that was killed while it wrote.
    public static Path tornJournal(Path folder, String... messages) throws IOException {
        Path file = journal(folder, messages);
        Files.write(file, new byte[] {6, 0, 0, 0, 100, 0, 0}, StandardOpenOption.APPEND);
        return file;
    }
}
