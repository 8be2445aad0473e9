package framescope;

import framescope.inspector.file.ExportForm;
import framescope.report.ExportFormat;
import framescope.report.ExportOptions;
import framescope.terminal.TerminalExport;
import framescope.terminal.TerminalOptions;
import framescope.text.Messages;
import framescope.text.VisibleText;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/// The command line's options about files that are left behind.
final class OutputOptions {
    @Option(names = "--write", paramLabel = "FILE")
    private Optional<Path> write = Optional.empty();

    @Option(names = "--export", paramLabel = "FILE", converter = FileConverter.class)
    private Optional<Path> export = Optional.empty();

    @Option(names = "--overwrite")
    private boolean overwrite;

    @Option(names = "--with-secrets")
    private boolean secrets;

    @Option(names = "--with-frames")
    private boolean frames;

    @Option(names = "--inflated")
    private boolean inflated;

    /// Whether the capture is kept in a file besides.
    boolean writes() {
        return write.isPresent();
    }

    /// The file that the capture is kept in besides.
    Optional<TerminalOptions.Target> write() {
        return write.map(file -> new TerminalOptions.Target(file, overwrite));
    }

    /// What is written at the end.
    Optional<TerminalExport> export() {
        ExportOptions options =
                new ExportOptions(ExportOptions.DEFAULT.rows(), secrets, frames, overwrite);
        return export.map(path ->
                new TerminalExport(
                        path,
                        ExportFormat.of(path),
                        options,
                        inflated ? ExportForm.INFLATED : ExportForm.WIRE));
    }

    /// Whether something is to be replaced, and nothing is to be written.
    boolean overwritesNothing() {
        return overwrite && write.isEmpty() && export.isEmpty();
    }

    /// Takes a file whose ending names a format.
    static final class FileConverter implements ITypeConverter<Path> {
        @Override
        public Path convert(String text) {
            Path file = Path.of(text);
            boolean packets = text.toLowerCase(Locale.ROOT).endsWith(".pcapng");
            if (!packets && ExportFormat.of(file).isEmpty()) {
                throw new TypeConversionException(
                        Messages.format("option.exportFormat", VisibleText.escape(text)));
            }
            return file;
        }
    }
}
