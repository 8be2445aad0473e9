package framescope.ui.framelist;

import framescope.analysis.RowOrder;
import framescope.capture.CaptureRecord;
import framescope.capture.RowBlock;
import framescope.capture.RowKind;
import framescope.protocol.FrameHeader;
import framescope.text.Messages;
import framescope.text.RowText;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The columns of the frame list: their widths, and the text of a cell.
public enum FrameColumn {
    NUMBER(66, true),
    MARK(44, false),
    TIME(100, false),
    CONNECTION(46, true),
    DIRECTION(104, false),
    KIND(156, false),
    LENGTH(70, true),
    PREVIEW(320, false),
    FINDINGS(220, false),
    FIN(34, false),
    RSV1(43, false),
    RSV2(43, false),
    RSV3(43, false),
    MASK(46, false),
    MASKING_KEY(88, false),
    LENGTH_FORM(44, true);

    private final double width;
    private final boolean rightAligned;

    FrameColumn(double width, boolean rightAligned) {
        this.width = width;
        this.rightAligned = rightAligned;
    }

    double width() {
        return width;
    }

    boolean rightAligned() {
        return rightAligned;
    }

    /// The column's id for CSS and tests, such as `masking-key`.
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String title() {
        return Messages.of("column", this);
    }

    String explanation() {
        return Messages.of("column.about", this);
    }

    /// Whether the column shows a single bit.
    boolean isBit() {
        return switch (this) {
            case FIN, RSV1, RSV2, RSV3, MASK -> true;
            default -> false;
        };
    }

    /// What rows are sorted by in this column; empty where there is no order.
    Optional<RowOrder.Key> sortKey() {
        RowOrder.@Nullable Key key =
                switch (this) {
                    case NUMBER -> RowBlock::number;
                    case TIME -> RowBlock::time;
                    case CONNECTION -> RowBlock::connection;
                    case DIRECTION -> (block, row) -> hasBytes(block, row) + block.direction(row);
                    case KIND -> (block, row) -> kindOrder(block, row);
                    case LENGTH -> RowBlock::length;
                    case FIN -> bit(RowBlock::firstByte, 0x80);
                    case RSV1 -> bit(RowBlock::firstByte, 0x40);
                    case RSV2 -> bit(RowBlock::firstByte, 0x20);
                    case RSV3 -> bit(RowBlock::firstByte, 0x10);
                    case MASK -> bit(RowBlock::secondByte, 0x80);
                    case MASKING_KEY ->
                            (block, row) -> Integer.toUnsignedLong(block.maskingKey(row));
                    case LENGTH_FORM ->
                            (block, row) ->
                                    block.isFrame(row)
                                            ? Math.max(125, block.secondByte(row) & 0x7f)
                                            : -1;
                    case FINDINGS -> (block, row) -> Long.bitCount(block.broken(row));
                    case MARK, PREVIEW -> null;
                };
        return Optional.ofNullable(key);
    }

    private static int hasBytes(RowBlock block, int row) {
        return block.wireLength(row) == 0 ? -2 : 0;
    }

    private static int kindOrder(RowBlock block, int row) {
        return block.isFrame(row)
                ? block.firstByte(row) & 0x0f
                : -RowKind.values().length + block.kind(row).ordinal();
    }

    private static RowOrder.Key bit(RowOrder.Key octet, int bit) {
        return (block, row) -> block.isFrame(row) ? octet.of(block, row) & bit : -1;
    }

    /// The text of a cell, made only for cells on the screen.
    String text(CaptureRecord row, CellTexts texts) {
        return switch (this) {
            case NUMBER -> String.valueOf(texts.list().displayNumber(row));
            case MARK -> ""; // Icons say it.
            case TIME -> texts.times().of(row);
            case CONNECTION -> String.valueOf(row.connection());
            case DIRECTION -> RowText.direction(row);
            case KIND -> RowText.kind(row);
            case FIN -> bit(row, FrameHeader::fin);
            case RSV1 -> bit(row, FrameHeader::rsv1);
            case RSV2 -> bit(row, FrameHeader::rsv2);
            case RSV3 -> bit(row, FrameHeader::rsv3);
            case MASK -> bit(row, FrameHeader::masked);
            case MASKING_KEY -> RowText.maskingKey(row);
            case LENGTH_FORM ->
                    row.is(RowKind.FRAME) ? String.valueOf(row.header().lengthForm().bits()) : "";
            case LENGTH -> row.wireLength() == 0 ? "" : String.valueOf(row.length());
            case PREVIEW -> texts.rows().preview(row);
            case FINDINGS -> RowText.findings(row);
        };
    }

    /// What a cell's tooltip says; empty for none.
    String explanation(CaptureRecord row, CellTexts texts) {
        return switch (this) {
            case TIME -> RowText.fullTime(row);
            case KIND -> withFindings(text(row, texts), row);
            default -> text(row, texts);
        };
    }

    /// A text with what is wrong with the row behind it, where something is.
    static String withFindings(String text, CaptureRecord row) {
        return row.broken()
                .severity()
                .map(severity ->
                        Messages.format(
                                "row.withFindings",
                                text,
                                Messages.of("severity", severity),
                                RowText.findings(row)))
                .orElse(text);
    }

    private static String bit(CaptureRecord row, Predicate<FrameHeader> set) {
        if (!row.is(RowKind.FRAME)) {
            return "";
        }
        return set.test(row.header()) ? "1" : "0";
    }
}
