package framescope.terminal;

import static framescope.testing.FrameBytes.close;
import static framescope.testing.FrameBytes.text;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.behaviour.Behaviour;
import framescope.capture.MemoryCapture;
import framescope.capture.journal.JournalFolder;
import framescope.capture.journal.LeftFile;
import framescope.filter.DisplayFilter;
import framescope.filter.FilterSyntaxException;
import framescope.inspector.InspectorSettings;
import framescope.inspector.ListenAddress;
import framescope.inspector.ReplyMode;
import framescope.inspector.file.ExportForm;
import framescope.protocol.connection.Policy;
import framescope.report.ExportFormat;
import framescope.report.ExportOptions;
import framescope.terminal.TerminalOptions.Format;
import framescope.terminal.TerminalOptions.Keeping;
import framescope.terminal.TerminalOptions.Printing;
import framescope.terminal.TerminalOptions.Serving;
import framescope.terminal.TerminalOptions.Target;
import framescope.testing.Await;
import framescope.testing.FrameBytes;
import framescope.testing.JsonLine;
import framescope.testing.LeftBehind;
import framescope.testing.RawClient;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// The terminal mode inside this JVM, up to the moment when nobody takes its output any more.
/// `LaunchTest` has it as a program.
@Tag("socket")
class TerminalAppTest {
    private static final InspectorSettings ANY_PORT =
            InspectorSettings.at(new ListenAddress("127.0.0.1", 0));
    private static final Serving ECHOING = serving(ANY_PORT, ReplyMode.ECHO);
    private static final Printing LINES =
            new Printing(Format.TEXT, false, DisplayFilter.EVERYTHING);
    private static final Keeping IN_A_JOURNAL = keeping(true, 0, Long.MAX_VALUE);

    @TempDir private Path folder;

    private final Output out = new Output();
    private final InputStream in = InputStream.nullInputStream();
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
    private final CountDownLatch ended = new CountDownLatch(1);

    @Test
    void everyEventIsALineAsSoonAsItHappens() throws Exception {
        FutureTask<Integer> app = start(options(ReplyMode.ECHO, Format.TEXT, false, true));
        try (RawClient client = RawClient.open(out.url())) {
            client.send(text("Hello").maskedWith(FrameBytes.KEY));
            assertThat(client.readFrame()).isEqualTo(text("Hello"));
            Await.until(() -> assertThat(out.count()).isEqualTo(6));
            List<String> lines = out.lines();
            assertThat(lines.get(1)).contains("opened", client.address());
            assertThat(lines.get(2)).contains("c→s handshake request", "GET /chat HTTP/1.1");
            assertThat(lines.get(3)).contains("s→c handshake response", "101");
            assertThat(lines.get(4)).contains("c→s Text (0x1)", "MASK=37fa213d", "Hello");
            assertThat(lines.get(5)).contains("s→c Text (0x1)", "Hello");
            out.breakOff(); // The next line is that of the client's end.
        }
        assertThat(exitCode(app)).isZero();
    }

    @Test
    void manyEventsAreAllPrintedInTheirOrder() throws Exception {
        int messages = 20_000;
        Random keys = new Random(1);
        FutureTask<Integer> app = start(options(ReplyMode.NONE, Format.TEXT, false, true));
        try (RawClient client = RawClient.open(out.url())) {
            for (int i = 0; i < messages; i++) {
                client.send(text("message " + i).maskedWith(keys.nextInt()));
            }
            Await.until(() -> assertThat(out.count()).isEqualTo(4 + messages));
            List<String> lines = out.lines();
            for (int i = 0; i < messages; i++) {
                assertThat(lines.get(4 + i)).endsWith("  message " + i);
            }
            out.breakOff(); // The next line is that of the client's end.
        }
        assertThat(exitCode(app)).isZero();
    }

    @Test
    void theCaptureIsWrittenToAFileWhichIsNotReplacedUnasked() throws Exception {
        Path file = folder.resolve("capture.pcapng");
        FutureTask<Integer> app = start(writing(file));
        try (RawClient client = RawClient.open(out.url())) {
            client.send(text("Hello").masked());
            client.readFrame();
            out.breakOff(); // The next line is that of the client's end.
        }
        assertThat(exitCode(app)).isZero();
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                .contains("GET /chat HTTP/1.1", "Hello");
        assertThat(exitCode(start(writing(file)))).isEqualTo(1);
        assertThat(errors.toString(StandardCharsets.UTF_8))
                .contains(file + " exists.", "--overwrite");
    }

    private static TerminalOptions exporting(Path target) {
        TerminalExport export =
                new TerminalExport(
                        target, ExportFormat.of(target), ExportOptions.DEFAULT, ExportForm.WIRE);
        return new TerminalOptions(
                ECHOING,
                LINES,
                new Keeping(
                        true,
                        Optional.of(export),
                        Optional.empty(),
                        0,
                        MemoryCapture.USUAL_LIMIT,
                        Long.MAX_VALUE));
    }

    @Test
    void whatIsTooMuchGoesAtTheNextStartOnceTheUserWasToldOfIt() throws Exception {
        Path journals = folder.resolve("scratch");
        Path first = LeftBehind.journal(journals, "one");
        Path second = LeftBehind.journal(journals, "two");
        LeftBehind.journal(journals, "three");
        FutureTask<Integer> app = start(new TerminalOptions(ECHOING, LINES, keeping(true, 0, 10)));
        try (RawClient client = RawClient.open(out.url())) {
            Await.until(() ->
                    assertThat(errors.toString(StandardCharsets.UTF_8))
                            .startsWith("2 captures of earlier runs (")
                            .contains("will be deleted at the next start"));
            Await.until(() -> assertThat(journals.resolve("seen")).exists());
            assertThat(first).exists();
            assertThat(client.address()).isNotEmpty();
            out.breakOff(); // The next line is that of the client's end.
        }
        assertThat(exitCode(app)).isZero();
        assertThat(JournalFolder.at(journals).tidy(10))
                .extracting(LeftFile::file)
                .containsExactly(first, second);
    }

    private List<Path> scratch() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("scratch"))) {
            return files.filter(file -> file.toString().endsWith(".pcapng")).toList();
        }
    }

    @ParameterizedTest
    @CsvSource({"rows.pcapng, 0", "rows.csv, 1"})
    void whatIsExportedAtTheEndIsOnTheDiskUntilTheFileHoldsAllOfIt(String name, int journals)
            throws Exception {
        Path target = folder.resolve(name);
        FutureTask<Integer> app = start(exporting(target));
        try (RawClient client = RawClient.open(out.url())) {
            client.send(text("Hello").masked());
            client.readFrame();
            Await.until(() -> assertThat(scratch()).hasSize(1));
            out.breakOff(); // The next line is that of the client's end.
        }
        assertThat(exitCode(app)).isZero();
        assertThat(Files.readString(target, StandardCharsets.ISO_8859_1)).contains("Hello");
        assertThat(scratch()).hasSize(journals);
    }

    @Test
    void whyAnExportCannotBeWrittenIsASentence() throws Exception {
        Path nowhere = folder.resolve("nowhere");
        FutureTask<Integer> app = start(exporting(nowhere.resolve("rows.csv")));
        try (RawClient client = RawClient.open(out.url())) {
            client.send(text("Hello").masked());
            client.readFrame();
            out.breakOff(); // The next line is that of the client's end.
        }
        assertThat(exitCode(app)).isEqualTo(1);
        assertThat(errors.toString(StandardCharsets.UTF_8))
                .contains("«rows.csv»: there is no folder " + nowhere + ".");
    }

    @Test
    void whatCannotBeExportedStaysOnTheDisk() throws Exception {
        Path target = Files.writeString(folder.resolve("rows.csv"), "precious");
        FutureTask<Integer> app = start(exporting(target));
        try (RawClient client = RawClient.open(out.url())) {
            client.send(text("Hello").masked());
            client.readFrame();
            out.breakOff(); // The next line is that of the client's end.
        }
        assertThat(exitCode(app)).isEqualTo(1);
        assertThat(target).hasContent("precious");
        assertThat(scratch()).hasSize(1);
    }

    @Test
    void anotherCtrlCGivesTheExportUpAndTheBytesStay() throws Exception {
        Path target = folder.resolve("rows.csv");
        TerminalApp app = app(exporting(target));
        FutureTask<Integer> run = start(app);
        try (RawClient client = RawClient.open(out.url())) {
            client.send(text("Hello").masked());
            client.readFrame();
            app.interrupt();
            app.interrupt(); // The program still waits for this client, which says no goodbye.
            assertThat(client.readFrame()).isEqualTo(close(1001, "server stops"));
        }
        assertThat(exitCode(run)).isEqualTo(1);
        assertThat(target).doesNotExist();
        assertThat(scratch())
                .singleElement()
                .satisfies(journal ->
                        assertThat(errors.toString(StandardCharsets.UTF_8))
                                .contains(target + " was not written")
                                .contains("still in " + journal));
    }

    private static TerminalOptions writing(Path file) {
        Target target = new Target(file, false);
        return new TerminalOptions(
                ECHOING,
                LINES,
                new Keeping(
                        true,
                        Optional.empty(),
                        Optional.of(target),
                        0,
                        MemoryCapture.USUAL_LIMIT,
                        Long.MAX_VALUE));
    }

    @Test
    void theCaptureIsKeptWithoutBeingAskedFor() throws Exception {
        talk(options(ReplyMode.ECHO, Format.TEXT, true, true));
        assertThat(scratch())
                .singleElement()
                .satisfies(file ->
                        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                                .contains("GET /chat HTTP/1.1", "Hello"));
    }

    @Test
    void nothingIsKeptWhereThatIsNotWanted() throws Exception {
        talk(options(ReplyMode.ECHO, Format.TEXT, true, false));
        assertThat(folder.resolve("scratch")).doesNotExist();
    }

    @Test
    void theDiskIsLeftAsMuchRoomAsIsAskedFor() throws Exception {
        TerminalOptions quiet = options(ReplyMode.ECHO, Format.TEXT, true, true);
        talk(
                new TerminalOptions(
                        quiet.serving(), quiet.printing(), keeping(true, Long.MAX_VALUE / 2, 0)));
        assertThat(scratch()).allSatisfy(file -> assertThat(file).isEmptyFile());
    }

    // With `quiet` no line is printed when the client has gone, so the program is told to end.
    private void talk(TerminalOptions options) throws Exception {
        FutureTask<Integer> app = start(options);
        try (RawClient client = RawClient.open(out.url())) {
            client.send(text("Hello").masked());
            client.readFrame();
        }
        app.cancel(true);
        assertThat(ended.await(Await.DEADLINE.toMillis(), TimeUnit.MILLISECONDS)).isTrue();
    }

    @Test
    void theEndOfTheOutputEndsTheProgramAndItsThreads() throws Exception {
        FutureTask<Integer> app = start(options(ReplyMode.ECHO, Format.TEXT, false, true));
        URI url = out.url();
        out.breakOff();
        try (RawClient client = RawClient.open(url)) {
            assertThat(exitCode(app)).isZero();
            assertThat(client.readFrame().payload().text()).endsWith("server stops");
        }
        Await.until(() ->
                assertThat(Thread.getAllStackTraces().keySet())
                        .extracting(Thread::getName)
                        .noneMatch(name -> name.startsWith("framescope-net"))
                        .doesNotContain("framescope-print"));
    }

    @Test
    void onlyWhatAFilterLetsPassIsPrinted() throws Exception {
        FutureTask<Integer> app = start(filtering("ping or websocket.len == 7"));
        try (RawClient client = RawClient.open(out.url())) {
            for (String message : List.of("one", "ping 1", "another", "ping 2", "last")) {
                client.send(text(message).masked());
                client.readFrame();
            }
            Await.until(() -> assertThat(out.count()).isEqualTo(7));
            assertThat(out.lines().subList(1, 7))
                    .extracting(line -> line.substring(line.lastIndexOf("  ") + 2))
                    .containsExactly("ping 1", "ping 1", "another", "another", "ping 2", "ping 2");
            out.breakOff();
            client.send(text("ping 3").masked());
        }
        assertThat(exitCode(app)).isZero();
    }

    @Test
    void aFilterThatRunsWildEndsTheProgramAndSaysWhy() throws Exception {
        FutureTask<Integer> app = start(filtering("websocket.text matches \"(.*a){20}$\""));
        try (RawClient client = RawClient.open(out.url())) {
            client.send(text("a".repeat(64) + "!").masked());
            assertThat(exitCode(app)).isEqualTo(1);
        }
        assertThat(errors.toString(StandardCharsets.UTF_8)).contains("(.*a){20}$", "too long");
    }

    @Test
    void whatWasSeenIsExportedAtTheEndAsTheFilterAsks(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("talk.jsonl");
        TerminalOptions options =
                new TerminalOptions(
                        ECHOING,
                        new Printing(
                                Format.TEXT,
                                false,
                                DisplayFilter.parse("websocket.opcode == Text")),
                        exporting(file).keeping());
        FutureTask<Integer> app = start(options);
        try (RawClient client = RawClient.open(out.url())) {
            client.send(text("Hello").masked());
            assertThat(client.readFrame()).isEqualTo(text("Hello"));
            Await.until(() -> assertThat(out.count()).isEqualTo(3));
            out.breakOff();
            client.send(text("Bye").masked());
            assertThat(exitCode(app)).isZero();
        }
        assertThat(Files.readAllLines(file))
                .extracting(line -> JsonLine.parse(line).get("websocket.payload.text"))
                .startsWith("Hello", "Hello", "Bye");
        assertThat(errors.toString(StandardCharsets.UTF_8)).contains("talk.jsonl written");
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void aPortInUseIsToldInOneSentenceAndNothingIsPrinted(Format format) throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            ListenAddress address = new ListenAddress("127.0.0.1", taken.getLocalPort());
            TerminalOptions options =
                    new TerminalOptions(
                            serving(InspectorSettings.at(address), ReplyMode.ECHO),
                            new Printing(format, false, DisplayFilter.EVERYTHING),
                            IN_A_JOURNAL);
            assertThat(exitCode(start(options))).isEqualTo(1);
            assertThat(errors.toString(StandardCharsets.UTF_8))
                    .matches(
                            "Port \\d+ on 127\\.0\\.0\\.1 is in use by another program\\. "
                                    + "Port \\d+ is free\\.\\R");
            assertThat(out.lines()).isEmpty();
        }
    }

    private FutureTask<Integer> start(TerminalOptions options) {
        return start(app(options));
    }

    private TerminalApp app(TerminalOptions options) {
        PrintStream errorStream = new PrintStream(errors, true, StandardCharsets.UTF_8);
        JournalFolder journals = JournalFolder.at(folder.resolve("scratch"));
        return new TerminalApp(options, journals, in, out, errorStream);
    }

    private FutureTask<Integer> start(TerminalApp run) {
        FutureTask<Integer> app = new FutureTask<>(run::run);
        Thread.ofVirtual()
                .start(() -> {
                    app.run();
                    ended.countDown();
                });
        return app;
    }

    private static int exitCode(FutureTask<Integer> app) throws Exception {
        return app.get(Await.DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static TerminalOptions options(
            ReplyMode reply, Format format, boolean quiet, boolean capture) {
        return new TerminalOptions(
                serving(ANY_PORT, reply),
                new Printing(format, quiet, DisplayFilter.EVERYTHING),
                keeping(capture, 0, Long.MAX_VALUE));
    }

    private static TerminalOptions filtering(String filter) throws FilterSyntaxException {
        return new TerminalOptions(
                ECHOING,
                new Printing(Format.TEXT, false, DisplayFilter.parse(filter)),
                IN_A_JOURNAL);
    }

    private static Serving serving(InspectorSettings settings, ReplyMode reply) {
        return new Serving(settings, reply, Policy.STRICT, Behaviour.USUAL);
    }

    private static Keeping keeping(boolean capture, long spaceFloor, long journalBytes) {
        return new Keeping(
                capture,
                Optional.empty(),
                Optional.empty(),
                spaceFloor,
                MemoryCapture.USUAL_LIMIT,
                journalBytes);
    }

    /// Takes lines until it is broken off.
    private static final class Output extends Writer {
        private final List<String> lines = new ArrayList<>();
        private final StringBuilder unfinished = new StringBuilder();
        private boolean broken;

        private synchronized List<String> lines() {
            return List.copyOf(lines);
        }

        private synchronized int count() {
            return lines.size();
        }

        /// What the first line says, once it is there.
        private URI url() throws Exception {
            Await.until(() -> assertThat(count()).isPositive());
            return URI.create(lines().getFirst().substring("listening on ".length()));
        }

        private synchronized void breakOff() {
            broken = true;
        }

        @Override
        public synchronized void write(char[] buffer, int offset, int length) throws IOException {
            if (broken) {
                throw new IOException("nobody reads this any more");
            }
            for (int i = offset; i < offset + length; i++) {
                if (buffer[i] == '\n') {
                    lines.add(unfinished.toString());
                    unfinished.setLength(0);
                } else {
                    unfinished.append(buffer[i]);
                }
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
