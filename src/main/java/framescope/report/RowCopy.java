package framescope.report;

import framescope.capture.CaptureRecord;
import framescope.capture.CaptureStore;
import framescope.capture.RowBlock;
import framescope.capture.RowKind;
import framescope.protocol.Bytes;
import framescope.protocol.Utf8Validator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;

/// Rows of a capture as text for the clipboard: the payload of a frame, unmasked, or the message
/// that it ends if that was compressed; of other rows their bytes on the wire. May be used from any
/// thread.
public final class RowCopy {
    private final CaptureStore store;
    private final int mostBytes;

    /// @param mostBytes of a row that are copied
    public RowCopy(CaptureStore store, int mostBytes) {
        this.store = store;
        this.mostBytes = mostBytes;
    }

    /// The rows in a form, in their order; one below the other where they are several.
    public String of(CopyFormat format, List<CaptureRecord> rows) {
        return switch (format) {
            case JSON -> report(new JsonLinesWriter(), rows).strip();
            case CSV -> withoutHead(report(new CsvWriter(), rows)).stripTrailing();
            case WEBSOCAT -> WebsocatCommand.of(store, rows, this::content);
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

    private String single(CopyFormat format, CaptureRecord row) {
        Bytes content = content(row);
        long number = row.number() - store.firstRow() + 1;
        return switch (format) {
            case HEX -> content.hex();
            case HEX_DUMP -> HexDump.of(content);
            case BASE64 -> Base64.getEncoder().encodeToString(content.toArray());
            case C_ARRAY -> SourceArray.inC(number, content);
            case JAVA_ARRAY -> SourceArray.inJava(number, content);
            default -> Utf8Validator.isValid(content) ? content.text() : content.spacedHex();
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
