package framescope.bench;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/// Measures how many masked frames a second Framescope and its peers echo, and prints tables.
///
/// Run by `mvn -q test-compile exec:exec@bench`, with options in `-Dbench.args="--quick"`.
@Command(name = "EchoBenchmark", mixinStandardHelpOptions = true)
public final class EchoBenchmark implements Callable<Integer> {
    private record Plan(int rounds, Duration firstWarmUp, Duration warmUp, Duration span) {
        static final Plan FULL = of(5, 1000, 200, 850);
        static final Plan QUICK = of(3, 400, 80, 280);

        private static Plan of(int rounds, int firstWarmUp, int warmUp, int span) {
            return new Plan(
                    rounds,
                    Duration.ofMillis(firstWarmUp),
                    Duration.ofMillis(warmUp),
                    Duration.ofMillis(span));
        }
    }

    @Option(names = "--quick", description = "Shorter and fewer rounds: 40 seconds, not 3 minutes")
    private boolean quick;

    @Option(names = "--peers", split = ",", description = "Only these: ${COMPLETION-CANDIDATES}")
    private List<Peer> peers = List.of(Peer.values());

    @Option(names = "--case", description = "Only this case, as in 125x256x16; may be repeated")
    private List<String> cases = new ArrayList<>();

    @Option(names = "--threads", description = "Threads of the load generator")
    private int threads = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);

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
        return jvmOptions.stream().map(each -> each.replace("{peer}", peer.name())).toList();
    }

    // Whether Framescope lost nothing.
    private boolean measure(LoadGenerator generator, List<PeerProcess> running)
            throws IOException, InterruptedException {
        String head = Results.head(running.stream().map(PeerProcess::peer).toList());
        System.out.println("\nmasked echo: frames a second, × Netty (least–most of the rounds)");
        System.out.println("!: some frames never came back");
        System.out.println(head);
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
        System.out.println("\nround trip, microseconds: 50 %, 90 %, 99 %, 99.9 %");
        System.out.println(head);
        all.stream()
                .filter(each -> each.load().oneByOne())
                .forEach(each -> System.out.println(each.latencies()));
        return all.stream().allMatch(each -> each.isComplete(Peer.FRAMESCOPE));
    }

    private Results measure(LoadGenerator generator, List<PeerProcess> running, EchoCase load)
            throws IOException, InterruptedException {
        Plan plan = quick ? Plan.QUICK : Plan.FULL;
        Results results = new Results(load);
        for (PeerProcess peer : running) {
            // Compiled code differs from case to case; what it measures does not count.
            generator.measure(peer, load, Duration.ZERO, plan.firstWarmUp());
        }
        for (int round = 0; round < plan.rounds(); round++) {
            for (PeerProcess peer : running) {
                results.add(peer.peer(), generator.measure(peer, load, plan.warmUp(), plan.span()));
            }
        }
        return results;
    }
}
