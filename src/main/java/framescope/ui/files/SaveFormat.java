package framescope.ui.files;

import framescope.report.ExportFormat;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The formats that the window saves captures in.
public enum SaveFormat {
    /// All bytes, in packets.
    PCAPNG(null),
    HAR(ExportFormat.HAR),
    JSON_LINES(ExportFormat.JSON_LINES),
    CSV(ExportFormat.CSV),
    HTML(ExportFormat.HTML);

    private final Optional<ExportFormat> report;

    SaveFormat(@Nullable ExportFormat report) {
        this.report = Optional.ofNullable(report);
    }

    /// The format of a file with this name, if its ending tells one.
    static Optional<SaveFormat> of(Path file) {
        return Stream.of(values())
                .filter(format ->
                        format.report.isPresent() && format.report.equals(ExportFormat.of(file)))
                .findFirst()
                .or(() -> FileKinds.isPcapng(file) ? Optional.of(PCAPNG) : Optional.empty());
    }

    /// How rows are written in it; empty for bytes.
    Optional<ExportFormat> report() {
        return report;
    }

    /// The endings of its files, the usual one first.
    List<String> endings() {
        return report.map(ExportFormat::endings).orElse(List.of(FileKinds.PCAPNG));
    }
}
