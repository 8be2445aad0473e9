package framescope.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import framescope.capture.Direction;
import framescope.capture.Ending;
import framescope.capture.file.PcapngWriter;
import framescope.capture.file.TcpSynthesis;
import framescope.capture.journal.JournalFolder;
import framescope.capture.journal.JournalSettings;
import framescope.filter.DisplayFilter;
import framescope.inspector.file.ExportForm;
import framescope.protocol.Bytes;
import framescope.report.ExportFormat;
import framescope.report.ExportOptions;
import framescope.terminal.TerminalOptions.Format;
import framescope.testing.Conversation;
import framescope.testing.FrameBytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A saved capture on standard output.
class FilePrinterTest {
    private static final long TIME = 1_234_567_890_123_456_789L;

    @TempDir private Path folder;

    private final StringWriter out = new StringWriter();
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

    private Path file(Bytes... fromClient) throws IOException {
        Path file = folder.resolve("capture.pcapng");
        TcpSynthesis connection = new TcpSynthesis(1, "127.0.0.1:50001", "127.0.0.1:8000");
        try (PcapngWriter writer =
                PcapngWriter.to(
                        FileChannel.open(
                                file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        "test")) {
            writer.opened(connection, TIME);
            for (Bytes bytes : fromClient) {
                Direction direction =
                        bytes.first(4).text().equals("HTTP")
                                ? Direction.SERVER_TO_CLIENT
                                : Direction.CLIENT_TO_SERVER;
                writer.data(connection, direction, TIME, bytes.buffer());
            }
            writer.closed(connection, TIME, Ending.CLIENT_FIN);
        }
        return file;
    }

    private Path withHandshake() throws IOException {
        return file(
                Bytes.utf8(Conversation.REQUEST),
                Bytes.utf8(Conversation.RESPONSE),
                FrameBytes.text("Hello").masked().bytes(),
                FrameBytes.text("not masked").bytes());
    }

    private int print(Path file, Format format, String filter, Integer... ports) throws Exception {
        return print(
                new ReadOptions(
                        file,
                        Set.of(ports),
                        format,
                        false,
                        filter.isEmpty() ? DisplayFilter.EVERYTHING : DisplayFilter.parse(filter),
                        Optional.empty(),
                        0));
    }

    private int print(ReadOptions options) throws Exception {
        return printer(options, JournalSettings.DEFAULT, out).run();
    }

    private FilePrinter printer(ReadOptions options, JournalSettings settings, Writer lines) {
        return new FilePrinter(
                options,
                JournalFolder.at(folder.resolve("scratch")),
                settings,
                lines,
                new PrintStream(errors, true, StandardCharsets.UTF_8));
    }

    private List<String> lines() {
        return out.toString().lines().toList();
    }

    private String said() {
        return errors.toString(StandardCharsets.UTF_8).strip();
    }

    @Test
    void everyRowIsALine() throws Exception {
        assertThat(print(withHandshake(), Format.TEXT, "")).isZero();
        assertThat(lines()).hasSize(6);
        assertThat(lines().get(0)).contains("opened", "127.0.0.1:50001");
        assertThat(lines().get(3)).contains("c→s Text (0x1)", "Hello");
        assertThat(lines().get(4)).contains("client frame not masked");
        assertThat(lines().get(5)).contains("closed");
        assertThat(said()).isEmpty();
    }

    @Test
    void jsonHasTheTimesOfTheFile() throws Exception {
        assertThat(print(withHandshake(), Format.JSON, "websocket.opcode == 1")).isZero();
        assertThat(lines())
                .hasSize(2)
                .allMatch(line -> line.contains("\"frame.time_epoch\":\"1234567890.123456789\""));
    }

    @Test
    void aConnectionWithoutItsHandshakeIsFoundByItsPort() throws Exception {
        Path file = somebodyElses(file(FrameBytes.text("Hello").masked().bytes()));
        assertThat(print(file, Format.TEXT, "")).isZero();
        assertThat(lines()).isEmpty();
        assertThat(said())
                .isEqualTo(
                        "«capture.pcapng» holds no opening handshake of a WebSocket. If one was open"
                                + " before the capture began, name its server's port"
                                + " (--decode-as).");
        assertThat(print(file, Format.TEXT, "", 8000)).isZero();
        assertThat(lines()).anyMatch(line -> line.contains("c→s Text (0x1)"));
    }

    // What we have captured is ours by the comment at its first packet.
    private static Path somebodyElses(Path ours) throws IOException {
        String bytes = Files.readString(ours, StandardCharsets.ISO_8859_1);
        return Files.writeString(
                ours,
                bytes.replace("framescope: connection", "somebody's: connection"),
                StandardCharsets.ISO_8859_1);
    }

    @Test
    void aFileOfNoFormatIsTurnedDownInOneSentence() throws Exception {
        Path file = Files.writeString(folder.resolve("notes.txt"), "Dear diary, nothing happened.");
        assertThat(print(file, Format.TEXT, "")).isEqualTo(1);
        assertThat(said()).startsWith("«notes.txt» cannot be read: it is neither pcapng nor pcap");
        assertThat(lines()).isEmpty();
    }

    @Test
    void aFileThatIsMissingIsNamed() throws Exception {
        assertThat(print(folder.resolve("nowhere.pcap"), Format.TEXT, "")).isEqualTo(1);
        assertThat(said()).isEqualTo("There is no file «nowhere.pcap».");
    }

    private ReadOptions exporting(Path file, Path target, String filter) throws Exception {
        return new ReadOptions(
                file,
                Set.of(),
                Format.TEXT,
                true,
                DisplayFilter.parse(filter),
                Optional.of(
                        new TerminalExport(
                                target,
                                ExportFormat.of(target),
                                ExportOptions.DEFAULT,
                                ExportForm.WIRE)),
                0);
    }

    @Test
    void whatIsCancelledLeavesNothingBehind() throws Exception {
        Path read = withHandshake();
        for (String name : List.of("some.har", "some.pcapng")) {
            List<FilePrinter> printers = new ArrayList<>();
            Writer cancelling =
                    new StringWriter() {
                        @Override
                        public void write(String line) {
                            printers.getFirst().cancel();
                        }
                    };
            FilePrinter printer =
                    new FilePrinter(
                            printing(exporting(read, folder.resolve(name), "")),
                            JournalFolder.at(folder.resolve("scratch")),
                            cancelling,
                            new PrintStream(errors, true, StandardCharsets.UTF_8));
            printers.add(printer);
            assertThat(printer.run()).isEqualTo(1);
        }
        assertThat(files(folder)).containsExactlyInAnyOrder(read, folder.resolve("scratch"));
        assertThat(files(folder.resolve("scratch"))).isEmpty();
    }

    private static ReadOptions printing(ReadOptions quiet) {
        return new ReadOptions(
                quiet.file(),
                quiet.decodeAs(),
                quiet.format(),
                false,
                quiet.filter(),
                quiet.export(),
                quiet.spaceFloor());
    }

    private static List<Path> files(Path in) throws IOException {
        try (Stream<Path> all = Files.list(in)) {
            return all.toList();
        }
    }

    @Test
    void whatTheFilterLetsPassIsExportedAndReadAgain() throws Exception {
        Path har = folder.resolve("some.har");
        assertThat(print(exporting(withHandshake(), har, "websocket.len == 5"))).isZero();
        assertThat(lines()).isEmpty();
        assertThat(said()).endsWith("some.har written");
        Path packets = folder.resolve("again.pcapng");
        assertThat(print(exporting(har, packets, "websocket"))).isZero();
        assertThat(print(packets, Format.TEXT, "websocket")).isZero();
        assertThat(lines()).hasSize(1);
        assertThat(lines().getFirst()).contains("Text (0x1)", "Hello");
        assertThat(JournalFolder.at(folder.resolve("scratch")).left()).isEmpty();
    }

    private Path large() throws IOException {
        Bytes[] all = new Bytes[42];
        Arrays.fill(all, FrameBytes.zeros(60_000).masked().bytes());
        all[0] = Bytes.utf8(Conversation.REQUEST);
        all[1] = Bytes.utf8(Conversation.RESPONSE);
        return file(all);
    }

    @Test
    void whereBytesFindNoRoomNothingIsExported() throws Exception {
        Path table = folder.resolve("some.csv");
        Duration soon = Duration.ofMillis(20);
        JournalSettings small = new JournalSettings(1 << 17, 2, soon, soon, soon, 0);
        ReadOptions options = exporting(large(), table, "websocket");
        ReadOptions full = changed(options, true, Long.MAX_VALUE / 2);
        assertThat(printer(full, small, out).run()).isEqualTo(1);
        assertThat(said())
                .isEqualTo(
                        "Nothing was exported: there is no room for the bytes in "
                                + folder.resolve("scratch")
                                + " (see --journal-floor).");
        assertThat(table).doesNotExist();
        assertThat(printer(options, small, out).run()).isZero();
        assertThat(Files.readAllLines(table)).hasSize(41);
    }

    private static ReadOptions changed(ReadOptions options, boolean quiet, long spaceFloor) {
        return new ReadOptions(
                options.file(),
                options.decodeAs(),
                options.format(),
                quiet,
                options.filter(),
                options.export(),
                spaceFloor);
    }

    @Test
    void anExportIsWholeThoughNobodyReadsTheLines() throws Exception {
        Path table = folder.resolve("some.csv");
        ReadOptions loud = changed(exporting(large(), table, "websocket"), false, 0);
        Writer gone =
                new Writer() {
                    @Override
                    public void write(char[] text, int from, int length) throws IOException {
                        throw new IOException("nobody reads");
                    }

                    @Override
                    public void flush() {}

                    @Override
                    public void close() {}
                };
        assertThat(printer(loud, JournalSettings.DEFAULT, gone).run()).isZero();
        assertThat(Files.readAllLines(table)).hasSize(41);
    }

    @Test
    void anExportReplacesNothingUnasked() throws Exception {
        Path table = Files.writeString(folder.resolve("some.csv"), "precious");
        assertThat(print(exporting(withHandshake(), table, "Hello"))).isEqualTo(1);
        assertThat(said()).contains("is there already");
        assertThat(table).hasContent("precious");
    }
}
