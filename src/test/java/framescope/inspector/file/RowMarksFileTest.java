package framescope.inspector.file;

import static framescope.capture.Direction.CLIENT_TO_SERVER;
import static framescope.testing.FrameBytes.binary;
import static framescope.testing.FrameBytes.continuation;
import static framescope.testing.FrameBytes.ping;
import static framescope.testing.FrameBytes.pong;
import static framescope.testing.FrameBytes.text;
import static framescope.testing.FrameBytes.zeros;
import static org.assertj.core.api.Assertions.assertThat;

import framescope.capture.CaptureNote;
import framescope.capture.CaptureRecord;
import framescope.capture.CaptureSink;
import framescope.capture.CaptureStore;
import framescope.capture.Direction;
import framescope.capture.MemoryCapture;
import framescope.capture.NoteKind;
import framescope.capture.RowBatch;
import framescope.capture.RowBlock;
import framescope.capture.RowKind;
import framescope.capture.RowMark;
import framescope.capture.RowMarks;
import framescope.capture.file.PcapngWriter;
import framescope.capture.file.TcpSynthesis;
import framescope.capture.journal.Journal;
import framescope.capture.journal.JournalFolder;
import framescope.capture.journal.JournalSettings;
import framescope.filter.DerivedValues;
import framescope.filter.DisplayFilter;
import framescope.filter.RowMatcher;
import framescope.protocol.Bytes;
import framescope.testing.Conversation;
import framescope.testing.FrameBytes;
import framescope.testing.Rows;
import framescope.testing.Tshark;
import framescope.testing.WireWriter;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Marks and comments stand at the same rows when a capture is saved and opened again.
class RowMarksFileTest {
    private static final String RESPONSE =
            """
            HTTP/1.1 101 Switching Protocols\r
            Upgrade: websocket\r
            Connection: Upgrade\r
            Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r
            \r
            """;

    @TempDir private Path folder;

    /// Two connections with rows of every kind: several frames in one chunk, one in several, chunks
    /// that have the same time, frames longer than a packet, notes, ends. Another one on which no
    /// byte was seen, and notes about none.
    private static MemoryCapture talk(MemoryCapture capture) {
        WireWriter client = WireWriter.opened(capture, CLIENT_TO_SERVER);
        WireWriter server = client.answering();
        client.beginning();
        client.bytes(RowKind.REQUEST, Conversation.REQUEST, 0);
        server.after(1000).bytes(RowKind.RESPONSE, RESPONSE, 101);
        together(client.after(2000), ping("a").masked(), text("two").masked(), pong("").masked());
        together(client, text("the same time").masked(), ping("b").masked());
        server.after(3000).note(NoteKind.SEND_REFUSED, "because");
        server.note(NoteKind.SEND_REFUSED, "because");
        Bytes split = text("in three reads").fragment().masked().bytes();
        client.after(4000)
                .frameIn(
                        List.of(split.first(1), split.slice(1, 7), split.slice(7, split.length())),
                        text("in three reads").fragment().masked());
        together(server.after(5000), zeros(100_000), binary(Bytes.ofHex("00ff")), zeros(70_000));
        together(client.after(6000), continuation("end").masked());
        WireWriter other = WireWriter.opened(capture, CLIENT_TO_SERVER).after(7000);
        other.beginning();
        client.after(8000).closed();
        other.after(8500).bytes(RowKind.REQUEST, Conversation.REQUEST, 0);
        other.answering().after(9000).bytes(RowKind.RESPONSE, RESPONSE, 101);
        other.after(9500).frame(text("alone").masked());
        other.after(10_000).closed();
        WireWriter silent = WireWriter.opened(capture, CLIENT_TO_SERVER).after(11_000);
        silent.beginning();
        silent.after(11_500).note(NoteKind.SEND_REFUSED, "because");
        silent.after(12_000).closed();
        capture.note(
                CaptureSink.NO_CONNECTION,
                WireWriter.TIME + 12_000,
                NoteKind.FILE_DAMAGED,
                "1 2 TOO_LONG");
        capture.stop(WireWriter.TIME + 13_000);
        capture.goOn(WireWriter.TIME + 14_000);
        return capture;
    }

    private static void together(WireWriter writer, FrameBytes... frames) {
        Bytes all = Bytes.EMPTY;
        for (FrameBytes frame : frames) {
            all = all.plus(frame.bytes());
        }
        int chunk = writer.chunk(all);
        int offset = 0;
        for (FrameBytes frame : frames) {
            writer.row(RowBatch.location(chunk, offset), frame);
            offset += frame.bytes().length();
        }
    }

    private static void put(CaptureStore capture, long row, boolean marked, String comment) {
        assertThat(capture.marks().put(row, new RowMark(marked, comment))).isTrue();
        capture.keepMarks(List.of(row));
    }

    /// Writes something else at each row: a mark, a comment, both.
    private static void markAll(CaptureStore capture) {
        for (CaptureRecord row : Rows.of(capture)) {
            long number = row.number();
            boolean commented = number % 3 != 0;
            put(
                    capture,
                    number,
                    number % 2 == 0 || !commented,
                    commented ? "row " + number + ":\n«grüße», framescope: row at byte 1" : "");
        }
    }

    private MemoryCapture open(Path file) throws IOException {
        MemoryCapture opened = MemoryCapture.keeping(1 << 26);
        assertThat(new CaptureImport(file, opened, Set.of()).run().damagedRegions()).isZero();
        return opened;
    }

    private Path save(CaptureStore capture, ExportForm form) throws IOException {
        Path file = Files.createTempFile(folder, "saved", ".pcapng");
        assertThat(CaptureExport.ofAll(capture, file, form).run(true)).isTrue();
        return file;
    }

    /// Every row and what stands at it, one connection after the other.
    private static List<String> lines(CaptureStore capture) {
        return Rows.of(capture).stream()
                .sorted(Comparator.comparingInt(CaptureRecord::connection))
                .map(row -> line(capture, row))
                .toList();
    }

    private static String line(CaptureStore capture, CaptureRecord row) {
        return "%d %s %s %s"
                .formatted(
                        row.connection(),
                        row.kind(),
                        row.is(RowKind.NOTE) ? capture.note(row) : capture.payload(row, 20).hex(),
                        capture.marks().of(row.number()));
    }

    @Test
    void savedAndOpenedEveryMarkStandsAtItsRow() throws Exception {
        MemoryCapture capture = talk(MemoryCapture.keeping(1 << 26));
        markAll(capture);
        Path file = save(capture, ExportForm.WIRE);
        assertThat(lines(open(file)))
                .isEqualTo(lines(capture))
                .allMatch(line -> line.contains("marked=true") || line.contains("row "));
        assertThat(lines(open(save(open(file), ExportForm.WIRE)))).isEqualTo(lines(capture));
    }

    @Test
    void chosenRowsKeepTheirMarks() throws Exception {
        MemoryCapture capture = talk(MemoryCapture.keeping(1 << 26));
        markAll(capture);
        Path file = folder.resolve("chosen.pcapng");
        List<CaptureRecord> notes = Rows.of(capture, RowKind.NOTE);
        CaptureExport.ofRows(
                        capture,
                        file,
                        ExportForm.WIRE,
                        row ->
                                row.is(RowKind.FRAME) && row.length() < 4
                                        || row.equals(notes.get(1)))
                .run(true);
        MemoryCapture opened = open(file);
        List<String> all = lines(capture);
        assertThat(lines(opened)).isSubsetOf(all).hasSizeGreaterThan(8);
        assertThat(lines(opened)).contains(line(capture, notes.get(1)));
    }

    @Test
    void whatIsMarkedOrUnmarkedLaterIsInTheJournal() throws Exception {
        JournalFolder cache = JournalFolder.at(folder.resolve("cache"));
        Path kept;
        List<String> expected;
        try (Journal journal =
                Journal.in(
                        cache.claim(),
                        JournalSettings.DEFAULT.withSpaceFloor(0),
                        "Framescope test")) {
            MemoryCapture capture = MemoryCapture.keeping(journal, 1 << 26);
            talk(capture);
            markAll(capture);
            for (long row = 0; row < capture.endRow(); row += 5) {
                put(capture, row, false, "");
                put(capture, row + 1, true, "written anew");
            }
            expected = lines(capture);
            kept = journal.file();
            journal.keep();
        }
        assertThat(lines(open(kept)))
                .isEqualTo(expected)
                .anyMatch(line -> line.contains("written anew"))
                .anyMatch(line -> line.contains("marked=false, comment=]"));
    }

    @Test
    void marksOfAnOpenedFileAreInTheJournalItIsOpenedInto() throws Exception {
        MemoryCapture capture = talk(MemoryCapture.keeping(1 << 26));
        markAll(capture);
        Path file = save(capture, ExportForm.WIRE);
        Path kept;
        try (Journal journal =
                Journal.in(
                        JournalFolder.at(folder.resolve("cache")).claim(),
                        JournalSettings.DEFAULT.withSpaceFloor(0),
                        "Framescope test")) {
            MemoryCapture opened = MemoryCapture.keeping(journal, 1 << 26);
            new CaptureImport(file, opened, Set.of()).run();
            kept = journal.file();
            journal.keep();
        }
        assertThat(lines(open(kept))).isEqualTo(lines(capture));
    }

    @Test
    void marksOfWhatWasClearedAreForgotten() {
        MemoryCapture capture = talk(MemoryCapture.keeping(1 << 26));
        markAll(capture);
        capture.clear();
        assertThat(capture.marks().isEmpty()).isTrue();
        assertThat(capture.marks().of(3)).isEqualTo(RowMark.NONE);
    }

    @Test
    void moreThanAPacketCanSayIsSavedAllTheSame() throws Exception {
        MemoryCapture capture = MemoryCapture.keeping(1 << 26);
        WireWriter client = WireWriter.opened(capture, CLIENT_TO_SERVER);
        client.beginning();
        client.bytes(RowKind.REQUEST, Conversation.REQUEST, 0);
        client.answering().bytes(RowKind.RESPONSE, RESPONSE, 101);
        FrameBytes[] frames = new FrameBytes[2000];
        Arrays.fill(frames, ping("").masked());
        together(client.after(5), frames);
        for (CaptureRecord row : Rows.of(capture, RowKind.FRAME)) {
            put(capture, row.number(), true, row.number() == 20 ? "x".repeat(9000) : "");
        }
        assertThat(open(save(capture, ExportForm.WIRE)).marks().all())
                .isEqualTo(capture.marks().all())
                .hasSize(2000);
    }

    @Test
    @Tag("socket")
    void aMessageThatIsSavedInflatedHasTheCommentsOfItsFrames() throws Exception {
        LiveSession session = new LiveSession();
        try (session) {
            MemoryCapture capture = session.capture();
            List<CaptureRecord> compressed =
                    Rows.of(capture, RowKind.FRAME).stream()
                            .filter(CaptureRecord::isCompressed)
                            .filter(row -> row.direction() == CLIENT_TO_SERVER)
                            .toList();
            CaptureRecord fragment =
                    compressed.stream()
                            .filter(row -> !row.header().fin())
                            .findFirst()
                            .orElseThrow();
            CaptureRecord last = compressed.get(compressed.indexOf(fragment) + 1);
            put(capture, fragment.number(), true, "one");
            put(capture, last.number(), false, "two");
            MemoryCapture opened = open(save(capture, ExportForm.INFLATED));
            assertThat(opened.marks().all().values())
                    .containsExactly(new RowMark(true, "one\ntwo"));
        }
    }

    @Test
    void wiresharkShowsThemAtThePacketTheRowBeginsIn() throws Exception {
        MemoryCapture capture = talk(MemoryCapture.keeping(1 << 26));
        CaptureRecord second = Rows.of(capture, RowKind.FRAME).get(1);
        put(capture, second.number(), true, "Why twice?");
        CaptureRecord behind = Rows.of(capture, RowKind.FRAME).get(7);
        put(capture, behind.number(), false, "far behind");
        Path file = save(capture, ExportForm.WIRE);
        int ping = ping("a").masked().bytes().length();
        assertThat(Tshark.fields(file, "frame.comment contains \"row\"", "frame.comment"))
                .containsExactly(
                        List.of("framescope: row at byte " + ping + ", marked: Why twice?"),
                        List.of(
                                "framescope: row at byte %d: far behind"
                                        .formatted(100_010 - PcapngWriter.MAX_SEGMENT)));
    }

    @Test
    void wiresharksFilterForCommentsSelectsTheSame() throws Exception {
        MemoryCapture capture = talk(MemoryCapture.keeping(1 << 26));
        CaptureRecord alone = Rows.of(capture, RowKind.FRAME).getLast();
        put(capture, alone.number(), false, "Why twice?");
        Path file = save(capture, ExportForm.WIRE);
        String filter = "websocket && frame.comment contains \"twice\"";
        assertThat(Tshark.fields(file, filter, "websocket.payload.text"))
                .containsExactly(List.of("alone"));
        MemoryCapture opened = open(file);
        RowMatcher matcher = DisplayFilter.parse(filter).matcher(opened, DerivedValues.NONE);
        RowBlock block = new RowBlock();
        opened.read(0, block);
        assertThat(IntStream.range(0, block.count()).filter(row -> matcher.matches(block, row)))
                .containsExactly((int) alone.number());
    }

    @Test
    void somebodyElsesCommentStandsAtTheFirstRowOfItsPacket() throws Exception {
        Path file = folder.resolve("foreign.pcapng");
        TcpSynthesis connection = new TcpSynthesis(1, "10.1.1.1:5000", "10.1.1.2:80");
        try (PcapngWriter writer =
                PcapngWriter.to(
                        FileChannel.open(
                                file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        "somebody else")) {
            writer.opened(connection, 1, "the capture's own");
            packet(writer, connection, CLIENT_TO_SERVER, Bytes.utf8(Conversation.REQUEST), "asks");
            packet(
                    writer,
                    connection,
                    CLIENT_TO_SERVER.opposite(),
                    Bytes.utf8(RESPONSE),
                    "framescope: row says nothing");
            Bytes two = text("x").masked().bytes().plus(ping("").masked().bytes());
            packet(writer, connection, CLIENT_TO_SERVER, two.first(9), "two frames");
            packet(writer, connection, CLIENT_TO_SERVER, two.slice(9, two.length()), "the rest");
            writer.note(connection, 9, "at no byte");
        }
        MemoryCapture opened = open(file);
        Map<RowKind, String> comments =
                Rows.of(opened).stream()
                        .filter(row -> !opened.marks().of(row.number()).isNone())
                        .collect(
                                Collectors.toMap(
                                        CaptureRecord::kind,
                                        row -> opened.marks().of(row.number()).comment(),
                                        (one, other) -> one + " | " + other));
        assertThat(comments)
                .isEqualTo(
                        Map.of(
                                RowKind.REQUEST, "asks",
                                RowKind.RESPONSE, "framescope: row says nothing",
                                RowKind.FRAME, "two frames | the rest"));
        assertThat(Rows.of(opened, RowKind.NOTE).stream().map(opened::note))
                .containsExactly(
                        new CaptureNote(NoteKind.COMMENT, "the capture's own"),
                        new CaptureNote(NoteKind.COMMENT, "at no byte"));
    }

    private static void packet(
            PcapngWriter writer,
            TcpSynthesis connection,
            Direction direction,
            Bytes bytes,
            String comment)
            throws IOException {
        writer.data(connection, direction, 2, bytes.buffer(), (from, to) -> List.of(comment));
    }

    @Test
    void thereIsALimit() {
        MemoryCapture capture = MemoryCapture.keeping(1 << 26);
        RowMarks marks = capture.marks();
        for (int row = 0; row < RowMarks.MOST_ROWS; row++) {
            assertThat(marks.put(row, RowMark.NONE.withMarked(true))).isTrue();
        }
        assertThat(marks.put(RowMarks.MOST_ROWS, new RowMark(true, ""))).isFalse();
        assertThat(marks.put(5, new RowMark(false, "instead"))).isTrue();
        assertThat(marks.put(6, RowMark.NONE)).isTrue();
        assertThat(marks.put(RowMarks.MOST_ROWS, new RowMark(true, ""))).isTrue();
        String longest = "x".repeat(RowMark.MOST_CHARACTERS);
        int room = RowMarks.MOST_CHARACTERS / RowMark.MOST_CHARACTERS;
        for (int row = 10; row < 10 + room; row++) {
            assertThat(marks.put(row, new RowMark(false, longest + "cut"))).isTrue();
        }
        assertThat(marks.put(5000, new RowMark(false, longest))).isFalse();
    }
}
