package framescope.inspector.file;

import static org.assertj.core.api.Assertions.assertThat;

import framescope.capture.CaptureRecord;
import framescope.capture.CaptureStore;
import framescope.capture.Direction;
import framescope.capture.MemoryCapture;
import framescope.capture.file.CaptureFormatException;
import framescope.capture.file.PcapngWriter;
import framescope.capture.file.TcpSynthesis;
import framescope.protocol.Bytes;
import framescope.report.CaptureExporter;
import framescope.report.ExportFormat;
import framescope.report.ExportOptions;
import framescope.report.ExportProgress;
import framescope.testing.Conversation;
import framescope.testing.FuzzCorpus;
import framescope.testing.Threat;
import framescope.text.RowText;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.Set;
import java.util.zip.ZipException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/// Whatever a pcapng holds is opened; its rows are shown, saved in each form and opened again.
@Threat("F6")
class CaptureImportFuzzTest {
    private static final String[] WORDS = {
        "framescope: note ",
        "framescope: row ",
        "framescope: connection ",
        "BYTES_MISSING",
        "FILE_DAMAGED",
        "CLEARED",
        "COMMENT",
        "CAPTURE_RESUMED",
        "CLIENT_TO_SERVER",
        "TOO_LONG",
        "at byte ",
        "from client ",
        "note ",
        "closed",
        "opened",
        "2026-11-29T02:31:26Z",
        " byte ",
        ", marked",
        ": ",
        " ",
        "0",
        "7",
        "-1",
        "99999999999999999999",
        "x",
        "{0}",
        "\u202e"
    };

    @ParameterizedTest
    @FuzzCorpus
    void holdsForTheCorpus(byte[] input) throws IOException {
        fuzzerTestOneInput(input);
    }

    @Test
    void holdsForCommentsAtRandom() throws IOException {
        Random random = new Random(11);
        for (int i = 0; i < 40; i++) {
            fuzzerTestOneInput(commented(random));
        }
    }

    private static byte[] commented(Random random) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        TcpSynthesis connection = new TcpSynthesis(1, "127.0.0.1:50001", "127.0.0.1:8000");
        try (PcapngWriter writer = PcapngWriter.to(Channels.newChannel(file), "somebody else")) {
            writer.opened(connection, 1, comment(random));
            Bytes request = Bytes.utf8(Conversation.REQUEST);
            Bytes response = Bytes.utf8(Conversation.RESPONSE);
            writer.data(connection, Direction.CLIENT_TO_SERVER, 2, request.buffer());
            writer.data(connection, Direction.SERVER_TO_CLIENT, 3, response.buffer());
            for (int i = 0; i < 20; i++) {
                writer.note(connection, 4 + i, comment(random), comment(random));
            }
        }
        return file.toByteArray();
    }

    private static String comment(Random random) {
        StringBuilder comment = new StringBuilder(WORDS[random.nextInt(3)]);
        for (int i = random.nextInt(6); i > 0; i--) {
            comment.append(WORDS[random.nextInt(WORDS.length)]);
            comment.append(random.nextBoolean() ? " " : "");
        }
        return comment.toString();
    }

    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        Path folder = Files.createTempDirectory("framescope-fuzz");
        try {
            CaptureStore capture = open(Files.write(folder.resolve("any.pcapng"), input));
            show(capture);
            save(capture, folder.resolve("saved.pcapng"));
        } catch (CaptureFormatException | EOFException | ZipException e) {
            // It passed for a HAR, or for something compressed.
        } finally {
            for (String name : new String[] {"any.pcapng", "saved.pcapng"}) {
                Files.deleteIfExists(folder.resolve(name));
            }
            Files.delete(folder);
        }
    }

    private static CaptureStore open(Path file) throws IOException {
        MemoryCapture capture = MemoryCapture.keeping(1 << 28);
        new CaptureImport(file, capture, Set.of()).run();
        return capture;
    }

    private static void show(CaptureStore capture) {
        RowText text = new RowText(capture);
        for (long number = capture.firstRow(); number < capture.endRow(); number++) {
            CaptureRecord row = capture.row(number).orElseThrow();
            assertThat(text.preview(row) + RowText.kind(row) + RowText.findings(row))
                    .doesNotContain("\u202e");
        }
    }

    private static void save(CaptureStore capture, Path target) throws IOException {
        for (ExportForm form : ExportForm.values()) {
            assertThat(CaptureExport.ofAll(capture, target, form).run(true)).isTrue();
            open(target);
            assertThat(CaptureExport.ofRows(capture, target, form, row -> true).run(true)).isTrue();
            open(target);
        }
        CaptureExporter exporter = new CaptureExporter(capture);
        for (ExportFormat format : ExportFormat.values()) {
            exporter.export(
                    target, format, ExportOptions.DEFAULT.overwriting(), ExportProgress.UNHEARD);
        }
    }
}
