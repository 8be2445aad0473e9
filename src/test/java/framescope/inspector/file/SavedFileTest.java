package framescope.inspector.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import framescope.capture.CaptureStore;
import framescope.testing.Threat;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A file is saved as a whole or not at all, and no other in its place unless that is wanted.
@Tag("socket")
class SavedFileTest {
    @TempDir private static Path folder;

    private static LiveSession session;
    private static CaptureStore live;

    @BeforeAll
    static void talk() throws Exception {
        session = new LiveSession();
        live = session.capture();
    }

    @AfterAll
    static void hangUp() throws IOException {
        session.close();
    }

    @Test
    @Threat("F9")
    void whatIsThereIsReplacedOnlyWhenThatIsWanted() throws Exception {
        Path file = Files.writeString(folder.resolve("precious"), "precious");
        CaptureExport export = CaptureExport.ofAll(live, file, ExportForm.WIRE);
        assertThatThrownBy(() -> export.run(false)).isInstanceOf(FileAlreadyExistsException.class);
        assertThat(Files.readString(file)).isEqualTo("precious");
        assertThat(export.run(true)).isTrue();
        SavedCaptures.open(file);
    }

    @Test
    @Threat("F9")
    void aLinkIsReplacedAndNotFollowed() throws Exception {
        Path file = Files.writeString(folder.resolve("elsewhere"), "precious");
        Path link = Files.createSymbolicLink(folder.resolve("link.pcapng"), file);
        CaptureExport export = CaptureExport.ofAll(live, link, ExportForm.WIRE);
        assertThatThrownBy(() -> export.run(false)).isInstanceOf(FileAlreadyExistsException.class);
        assertThat(export.run(true)).isTrue();
        assertThat(Files.readString(file)).isEqualTo("precious");
        assertThat(Files.isSymbolicLink(link)).isFalse();
    }

    @Test
    void aCancelledExportLeavesNothingBehind() throws Exception {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        CaptureExport export =
                CaptureExport.ofAll(live, empty.resolve("cancelled.pcapng"), ExportForm.WIRE);
        export.cancel();
        assertThat(export.run(false)).isFalse();
        try (Stream<Path> left = Files.list(empty)) {
            assertThat(left).isEmpty();
        }
    }
}
