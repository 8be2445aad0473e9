package framescope.terminal;

import framescope.capture.CaptureStore;
import framescope.file.SafeFile;
import framescope.filter.DerivedValues;
import framescope.filter.DisplayFilter;
import framescope.filter.FilterScan;
import framescope.filter.RowHits;
import framescope.filter.RunawayPatternException;
import framescope.inspector.file.CaptureExport;
import framescope.report.CaptureExporter;
import framescope.report.ExportFormat;
import framescope.report.ExportOptions;
import framescope.text.FileProblem;
import framescope.text.FilterProblem;
import framescope.text.Messages;
import framescope.text.VisibleText;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileAlreadyExistsException;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/// The writing of a file that the terminal mode leaves behind. [#run] is called once; any thread may
/// ask how far it is, and cancel it.
final class ExportRun {
    private static final System.Logger LOG = System.getLogger(ExportRun.class.getName());
    private static final double UNKNOWN = -1;

    private final TerminalExport export;
    private final CaptureStore store;
    private final DisplayFilter filter;
    private final FilterScan scan;
    private volatile Optional<CaptureExport> packets = Optional.empty();
    private volatile double part = UNKNOWN;
    private volatile boolean cancelled;

    /// @param filter which rows are written
    ExportRun(TerminalExport export, CaptureStore store, DisplayFilter filter) {
        this.export = export;
        this.store = store;
        this.filter = filter;
        scan = new FilterScan(store, filter, DerivedValues.NONE);
    }

    private record Outcome(boolean there, String sentence) {}

    /// Writes the file, shows how far that is, and says how it went.
    ///
    /// @return whether the file is there
    boolean run(PrintStream messages) {
        SafeFile.Way way = SafeFile.way(export.file(), export.options().overwrite());
        if (way == SafeFile.Way.IN_PLACE) {
            String name = VisibleText.escape(export.file().toString());
            messages.println(Messages.format("write.inPlace", name));
        }
        ProgressLine line =
                ProgressLine.show(
                        messages,
                        ProgressLine.isWatched(),
                        this::part,
                        done -> Messages.format("terminal.writing", done));
        Outcome outcome;
        try {
            outcome = attempt();
        } finally {
            line.close();
        }
        messages.println(outcome.sentence());
        return outcome.there();
    }

    private Outcome attempt() {
        String name = VisibleText.escape(export.file().toString());
        try {
            if (write()) {
                return new Outcome(true, Messages.format("terminal.exported", name));
            }
        } catch (FileAlreadyExistsException e) {
            return new Outcome(false, Messages.format("terminal.exportExists", name));
        } catch (RunawayPatternException e) {
            return new Outcome(false, FilterProblem.describe(e));
        } catch (CancellationException e) {
            LOG.log(System.Logger.Level.DEBUG, "cancelled", e);
        } catch (IOException e) {
            return new Outcome(false, FileProblem.describe(export.file(), e));
        }
        return new Outcome(false, Messages.format("terminal.exportCancelled", name));
    }

    private boolean write() throws IOException {
        Optional<RowHits> hits = filter.isEverything() ? Optional.empty() : Optional.of(hits());
        if (cancelled) {
            return false;
        }
        if (export.format().isPresent()) {
            writeReport(export.format().get(), hits);
            return true;
        }
        return writePackets(hits);
    }

    private RowHits hits() {
        scan.run();
        FilterScan.Progress found = scan.progress();
        if (found.failure().isPresent()) {
            throw found.failure().get();
        }
        return found.hits();
    }

    private void writeReport(ExportFormat format, Optional<RowHits> hits) throws IOException {
        ExportOptions chosen =
                hits.map(rows ->
                                export.options()
                                        .selecting((block, at) -> rows.contains(block.number(at))))
                        .orElse(export.options());
        new CaptureExporter(store)
                .export(
                        export.file(),
                        format,
                        chosen,
                        (done, total) -> {
                            part = total == 0 ? UNKNOWN : (double) done / total;
                            return !cancelled;
                        });
    }

    private boolean writePackets(Optional<RowHits> hits) throws IOException {
        CaptureExport writing =
                hits.map(rows ->
                                CaptureExport.ofRows(
                                        store,
                                        export.file(),
                                        export.form(),
                                        row -> rows.contains(row.number())))
                        .orElseGet(() -> CaptureExport.ofAll(store, export.file(), export.form()));
        packets = Optional.of(writing);
        if (cancelled) {
            writing.cancel();
        }
        return writing.run(export.options().overwrite());
    }

    /// Leaves no file behind, and ends soon.
    void cancel() {
        cancelled = true;
        scan.cancel();
        packets.ifPresent(CaptureExport::cancel);
    }

    /// How much is done, from 0 to 1; less than 0 while that is not known.
    double part() {
        return packets.map(writing -> writing.progress().part()).orElse(part);
    }
}
