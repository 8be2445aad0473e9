package framescope.report;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// The formats that a capture is exported in, by the endings of their files.
public enum ExportFormat {
    HAR(".har"),
    JSON_LINES(".jsonl .json"),
    CSV(".csv"),
    HTML(".html .htm");

    private final String endings;

    ExportFormat(String endings) {
        this.endings = endings;
    }

    /// The format of a file with this name.
    public static Optional<ExportFormat> of(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return Stream.of(values())
                .filter(format -> format.endings().stream().anyMatch(name::endsWith))
                .findFirst();
    }

    /// The endings that it is known by, the usual one first, such as `.csv`.
    public List<String> endings() {
        return List.of(endings.split(" ", -1));
    }

    ReportWriter writer() {
        return switch (this) {
            case HAR -> new HarWriter();
            case JSON_LINES -> new JsonLinesWriter();
            case CSV -> new CsvWriter();
            case HTML -> new HtmlWriter();
        };
    }
}
