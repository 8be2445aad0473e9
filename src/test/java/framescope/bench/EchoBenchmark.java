package framescope.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Measures how many masked frames a second Framescope and its peers echo, and prints tables.
///
/// Run by `mvn -q test-compile exec:exec@bench`, with options in `-Dbench.args="--quick"`.
@Command(name = "EchoBenchmark", mixinStandardHelpOptions = true)
public final class EchoBenchmark implements Callable<Integer> {
    /// Times in milliseconds.
    private record Plan(int compiling, int rounds, int firstWarmUp, int warmUp, int span) {
        static final Plan FULL = new Plan(6000, 5, 1000, 150, 600);
        static final Plan QUICK = new Plan(1500, 3, 150, 60, 180);
    }

    @Option(names = "--quick", description = "Shorter and fewer rounds: 40 seconds, not 3 minutes")
    private boolean quick;

    @Option(names = "--peers", split = ",", description = "Only these: ${COMPLETION-CANDIDATES}")
    private List<Peer> peers = List.of(Peer.values());

    @Option(names = "--case", description = "Only this case, as in 125x256x16; may be repeated")
    private List<String> cases = new ArrayList<>();

    // One alone could not keep two event loops busy.
    @Option(names = "--threads", description = "Threads of the load generator")
    private int threads = Math.clamp(Runtime.getRuntime().availableProcessors(), 2, 4);

    @Option(
            names = "--jvm",
            description = "A further option of the peers' JVMs; {peer} stands for the peer's name")
    private List<String> jvmOptions = new ArrayList<>();

    public static void main(String[] args) {
        int exitCode =
                new CommandLine(new EchoBenchmark())
                        .setCaseInsensitiveEnumValuesAllowed(true)
                        .execute(args);
        System.exit(exitCode);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<PeerProcess> running = new ArrayList<>();
        try (LoadGenerator generator = new LoadGenerator(threads)) {
            for (Peer peer : Peer.values()) {
                if (peers.contains(peer)) {
                    running.add(PeerProcess.start(peer, jvmOptionsOf(peer)));
                }
            }
            return measure(generator, running) ? 0 : 1;
        } finally {
            running.forEach(PeerProcess::close);
        }
    }

    private List<String> jvmOptionsOf(Peer peer) {
        // Nobody's heap grows while it is measured.
        return Stream.concat(Stream.of("-Xms512m"), jvmOptions.stream())
                .map(each -> each.replace("{peer}", peer.name()))
                .toList();
    }

    // Whether Framescope lost nothing.
    private boolean measure(LoadGenerator generator, List<PeerProcess> running)
            throws IOException, InterruptedException {
        String head = Results.head(running.stream().map(PeerProcess::peer).toList());
        System.out.println("\nmasked echo: frames a second, × Netty (least–most of the rounds)");
        System.out.println("!: some frames never came back");
        System.out.println(head);
        warmUp(generator, running, EchoCase.ALL.getFirst(), plan().compiling());
        List<Results> all = new ArrayList<>();
        for (EchoCase load : EchoCase.ALL) {
            if (cases.isEmpty() || cases.contains(load.toString())) {
                Results results = measure(generator, running, load);
                System.out.println(results.rates());
                all.add(results);
            }
        }
        System.out.println("\nprocessor time of the server a frame, nanoseconds");
        System.out.println(head);
        all.forEach(each -> System.out.println(each.cpuTimes()));
        System.out.println("\nround trip, microseconds: 50 %, 99 %, × Netty");
        System.out.println(head);
        all.stream()
                .filter(each -> each.load().oneByOne())
                .forEach(each -> System.out.println(each.roundTrips()));
        if (running.stream().anyMatch(each -> each.peer() == Peer.FRAMESCOPE_JOURNAL)) {
            printKept(all);
        }
        return all.stream().allMatch(each -> each.isComplete(Peer.FRAMESCOPE));
    }

    private static void printKept(List<Results> all) throws IOException {
        Path file = Peer.JOURNAL.resolveSibling("framescope-bench.bytes");
        System.out.println(
                "\nwhat the journal took; its rate × without a capture; the same without the disk");
        all.forEach(each -> System.out.println(each.kept()));
        System.out.println("the same disk, a file alone: " + DiskSpeed.measure(file));
    }

    private Plan plan() {
        return quick ? Plan.QUICK : Plan.FULL;
    }

    private static void warmUp(
            LoadGenerator generator, List<PeerProcess> running, EchoCase load, int millis)
            throws IOException, InterruptedException {
        for (PeerProcess peer : running) {
            generator.measure(peer, load, Duration.ZERO, Duration.ofMillis(millis));
        }
    }

    private Results measure(LoadGenerator generator, List<PeerProcess> running, EchoCase load)
            throws IOException, InterruptedException {
        Duration warmUp = Duration.ofMillis(plan().warmUp());
        Duration span = Duration.ofMillis(plan().span());
        warmUp(generator, running, load, plan().firstWarmUp());
        Results results = new Results(load);
        for (int round = 0; round < plan().rounds(); round++) {
            for (PeerProcess peer : running) {
                results.add(peer.peer(), generator.measure(peer, load, warmUp, span));
            }
        }
        return results;
    }
}
