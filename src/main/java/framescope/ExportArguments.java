package framescope;

import framescope.report.ExportFormat;
import framescope.report.ExportOptions;
import framescope.terminal.TerminalExport;
import framescope.text.Messages;
import framescope.text.VisibleText;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/// The command line's options about the file that is left behind.
final class ExportArguments {
    @Option(names = "--export", paramLabel = "FILE", converter = FileConverter.class)
    private Optional<Path> file = Optional.empty();

    @Option(names = "--overwrite")
    private boolean overwrite;

    @Option(names = "--with-secrets")
    private boolean secrets;

    @Option(names = "--with-frames")
    private boolean frames;

    Optional<TerminalExport> export() {
        ExportOptions options =
                new ExportOptions(ExportOptions.DEFAULT.rows(), secrets, frames, overwrite);
        return file.flatMap(path ->
                ExportFormat.of(path).map(format -> new TerminalExport(path, format, options)));
    }

    /// Takes a file whose ending names a format.
    static final class FileConverter implements ITypeConverter<Path> {
        @Override
        public Path convert(String text) {
            Path file = Path.of(text);
            if (ExportFormat.of(file).isEmpty()) {
                throw new TypeConversionException(
                        Messages.format("option.exportFormat", VisibleText.escape(text)));
            }
            return file;
        }
    }
}
