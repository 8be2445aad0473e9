package framescope.bench;

import framescope.capture.CaptureSink;
import framescope.inspector.file.CaptureImport;
import framescope.ui.main.CentreView;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// How smooth the window stays while a client in another process floods the server in it with
/// frames of 125 bytes, and how much slower than without a window the server is. Everything is kept
/// in a journal, the list follows its tail, and the window is drawn by software.
///
/// Run by `mvn -q test-compile exec:exec@flood`, and up to ten million frames with
/// `-Dbench.args="1000000 10000000"`. Each comes back, so there are twice as many rows. `--view`
/// shows another view meanwhile, `--filter` lists the rows alone that a display filter lets pass.
@Command(name = "FloodBenchmark", mixinStandardHelpOptions = true)
public final class FloodBenchmark implements Callable<Integer> {
    private static final long BETWEEN_INPUTS_MILLIS = 250;
    // A window that has been in use for a moment, since compiling takes both processors too.
    private static final long WARM_UP = 500_000;
    private static final int FIRST_INPUTS = 60;
    // As many as fill the list.
    private static final long FIRST_FRAMES = 1000;
    private static final int DIGITS = 3;

    /// What is looked at while the flood comes, and what its user does there.
    private enum View {
        FRAMES(CentreView.FRAMES),
        LADDER(CentreView.LADDER),
        STATISTICS(CentreView.STATISTICS);

        private final CentreView shown;

        View(CentreView shown) {
            this.shown = shown;
        }
    }

    @Option(names = "--view", description = "What is shown: ${COMPLETION-CANDIDATES}")
    private View view = View.FRAMES;

    @Option(names = "--filter", description = "Only what this display filter lets pass is listed")
    private String filter = "";

    @Parameters(description = "How many frames there are after each stage: ${DEFAULT-VALUE}")
    private List<Long> stages = List.of(1_000_000L);

    /// A stage's figures.
    private record Flood(double rate, Histogram pulses, Histogram inputs) {}

    public static void main(String[] args) {
        System.exit(
                new CommandLine(new FloodBenchmark())
                        .setCaseInsensitiveEnumValuesAllowed(true)
                        .execute(args));
    }

    @Override
    public Integer call() throws Exception {
        double[] alone = floodTerminal();
        Path journals = Files.createTempDirectory("framescope-flood");
        try {
            long captured = floodWindow(alone, journals);
            long lost = captured - framesIn(journals);
            System.out.printf(
                    Locale.ROOT, "%,d frames captured, %,d lost in the journal%n", captured, lost);
            return lost == 0 ? 0 : 1;
        } finally {
            delete(journals);
        }
    }

    // The same stages for the same server without a window, which keeps a journal too.
    private double[] floodTerminal() throws IOException, InterruptedException {
        double[] rates = new double[stages.size()];
        try (PeerProcess terminal = PeerProcess.start(Peer.FRAMESCOPE_JOURNAL, List.of())) {
            FloodClient.flood(terminal.address(), WARM_UP);
            long before = 0;
            for (int i = 0; i < rates.length; i++) {
                rates[i] = FloodClient.flood(terminal.address(), stages.get(i) - before);
                before = stages.get(i);
            }
        } finally {
            Files.deleteIfExists(Peer.JOURNAL);
        }
        return rates;
    }

    private long floodWindow(double[] alone, Path journals) throws Exception {
        System.out.println(
                """
                frames   frames/s × terminal | between pulses, ms | to an input, ms |  heap
                                             |  50 %  95 %   most |  50 %      most |   MiB\
                """);
        try (FloodedWindow window = FloodedWindow.open(journals);
                ExecutorService client = Executors.newSingleThreadExecutor()) {
            InetSocketAddress server = window.address();
            Future<Double> first = client.submit(() -> FloodClient.flood(server, WARM_UP));
            use(window);
            first.get();
            window.filter(filter);
            window.show(view.shown);
            long before = 0;
            for (int i = 0; i < alone.length; i++) {
                long frames = stages.get(i) - before;
                Flood flood = flood(window, client.submit(() -> FloodClient.flood(server, frames)));
                before = stages.get(i);
                while (!window.showsTheEnd()) {
                    Thread.sleep(1);
                }
                print(before, alone[i], flood);
            }
            return window.frames();
        }
    }

    private static void use(FloodedWindow window) throws InterruptedException {
        window.awaitFrames(FIRST_FRAMES);
        for (int i = 0; i < FIRST_INPUTS; i++) {
            window.clickRow();
            window.typeLetter();
        }
    }

    // Each view is asked for two things in turn, where it has two.
    private long input(FloodedWindow window, boolean first) throws InterruptedException {
        return switch (view) {
            case FRAMES -> first ? window.clickRow() : window.typeLetter();
            case LADDER -> window.clickStep();
            case STATISTICS -> window.turnOneConnection();
        };
    }

    private Flood flood(FloodedWindow window, Future<Double> client)
            throws InterruptedException, ExecutionException {
        window.awaitFrames(window.frames() + FIRST_FRAMES);
        window.takeIntervals();
        Histogram inputs = new Histogram(DIGITS);
        boolean first = true;
        while (!client.isDone()) {
            inputs.recordValue(input(window, first));
            first = !first;
            Thread.sleep(BETWEEN_INPUTS_MILLIS);
        }
        return new Flood(client.get(), window.takeIntervals(), inputs);
    }

    private static void print(long frames, double alone, Flood flood) {
        System.gc();
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        System.out.printf(
                Locale.ROOT,
                "%,12d %,10.0f %10.2f | %5.1f %5.1f %6.1f | %5.1f %9.1f | %5d%n",
                frames,
                flood.rate(),
                flood.rate() / alone,
                millis(flood.pulses().getValueAtPercentile(50)),
                millis(flood.pulses().getValueAtPercentile(95)),
                millis(flood.pulses().getMaxValue()),
                millis(flood.inputs().getValueAtPercentile(50)),
                millis(flood.inputs().getMaxValue()),
                heap >> 20);
    }

    private static double millis(long nanos) {
        return nanos / 1e6;
    }

    private static long framesIn(Path journals) throws IOException {
        try (Stream<Path> files = Files.list(journals)) {
            return files.filter(file -> file.toString().endsWith(".pcapng"))
                    .mapToLong(FloodBenchmark::framesOf)
                    .sum();
        }
    }

    private static long framesOf(Path file) {
        try {
            return new CaptureImport(file, CaptureSink.NOWHERE, Set.of()).run().frames();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
