package framescope.report;

import framescope.capture.CaptureRecord;
import framescope.capture.CaptureStore;
import framescope.capture.RowBlock;
import framescope.capture.RowKind;
import framescope.dissect.MessageFinder;
import framescope.protocol.Bytes;
import framescope.protocol.Utf8Validator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;

/// Rows of a capture as text for the clipboard: the payload of a frame, unmasked, or the message
/// that it ends if that was compressed; of other rows their bytes on the wire. May be used from any
/// thread.
public final class RowCopy {
    private final CaptureStore store;
    private final MessageFinder messages;
    private final int mostBytes;
    private final long mostInAll;

    /// @param mostBytes of a row that are copied
    /// @param mostInAll bytes of all rows together, but for the first, which is always copied
    public RowCopy(CaptureStore store, int mostBytes, long mostInAll) {
        this.store = store;
        messages = new MessageFinder(store);
        this.mostBytes = mostBytes;
        this.mostInAll = mostInAll;
    }

    /// The rows in a form, in their order, as many as there is room for; one below the other where
    /// they are several.
    public CopiedRows of(CopyFormat format, List<CaptureRecord> rows) {
        int most =
                switch (format) {
                    case JSON, CSV -> RowFields.MAX_PAYLOAD;
                    default -> mostBytes;
                };
        List<CaptureRecord> fitting = new ArrayList<>();
        boolean cut = false;
        long left = mostInAll;
        for (CaptureRecord row : rows) {
            long length = row.isInflated() ? store.inflatedLength(row) : row.length();
            left -= Math.min(length, most);
            if (left < 0 && !fitting.isEmpty()) {
                break;
            }
            fitting.add(row);
            cut |= length > most;
        }
        return new CopiedRows(text(format, fitting), fitting.size(), cut ? most : 0);
    }

    private String text(CopyFormat format, List<CaptureRecord> rows) {
        return switch (format) {
            case JSON -> report(new JsonLinesWriter(NearbyValues::new), rows).strip();
            case CSV -> withoutHead(report(new CsvWriter(NearbyValues::new), rows)).stripTrailing();
            case WEBSOCAT -> WebsocatCommand.of(store, ofMessages(rows), this::message);
            case TEXT, HEX, HEX_DUMP, BASE64, C_ARRAY, JAVA_ARRAY ->
                    rows.stream().map(row -> single(format, row)).collect(Collectors.joining("\n"));
        };
    }

    /// What a row carries.
    public Bytes content(CaptureRecord row) {
        if (!row.is(RowKind.FRAME)) {
            return store.wire(row, 0, mostBytes);
        }
        return row.isInflated() ? store.inflated(row, mostBytes) : store.payload(row, mostBytes);
    }

    /// The message that a data frame belongs to, as the application wrote it; of other rows what they
    /// carry.
    public Bytes message(CaptureRecord row) {
        if (!row.is(RowKind.FRAME) || row.opcode().isControl()) {
            return content(row);
        }
        List<CaptureRecord> frames = messages.rowsOf(row);
        CaptureRecord last = frames.getLast();
        if (frames.size() == 1 || last.isInflated()) {
            return content(last);
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (CaptureRecord each : frames) {
            all.writeBytes(store.payload(each, mostBytes - all.size()).toArray());
        }
        return Bytes.wrap(all.toByteArray());
    }

    /// The message that a frame belongs to, as text where it is text.
    public String messageText(CaptureRecord row) {
        return text(message(row));
    }

    // A message is sent once, however many of its frames are selected.
    private List<CaptureRecord> ofMessages(List<CaptureRecord> rows) {
        Map<Long, CaptureRecord> first = new LinkedHashMap<>();
        for (CaptureRecord row : rows) {
            boolean data = row.is(RowKind.FRAME) && !row.opcode().isControl();
            first.putIfAbsent(data ? messages.rowsOf(row).getFirst().number() : row.number(), row);
        }
        return List.copyOf(first.values());
    }

    private static String text(Bytes content) {
        return Utf8Validator.isValid(content) ? content.text() : content.spacedHex();
    }

    private String single(CopyFormat format, CaptureRecord row) {
        Bytes content = content(row);
        long number = row.number() - store.firstRow() + 1;
        return switch (format) {
            case HEX -> content.hex();
            case HEX_DUMP -> HexDump.of(content);
            case BASE64 -> Base64.getEncoder().encodeToString(content.toArray());
            case C_ARRAY -> SourceArray.inC(number, content);
            case JAVA_ARRAY -> SourceArray.inJava(number, content);
            default -> text(content);
        };
    }

    private String report(ReportWriter writer, List<CaptureRecord> rows) {
        if (rows.isEmpty()) {
            return "";
        }
        List<Long> numbers = rows.stream().map(CaptureRecord::number).toList();
        LongPredicate wanted = Set.copyOf(numbers)::contains;
        ExportOptions options =
                ExportOptions.DEFAULT.selecting(
                        (RowBlock block, int at) -> wanted.test(block.number(at)));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            writer.write(
                    new ReportRows(
                            store,
                            options,
                            ExportProgress.UNHEARD,
                            numbers.getFirst(),
                            numbers.getLast() + 1),
                    out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String withoutHead(String table) {
        return table.substring(table.indexOf('\n') + 1);
    }
}
