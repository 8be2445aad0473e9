package framescope.bench;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/// All rounds of one case, and its lines in the tables. A ratio is the median of the ratios of
/// each round, since two peers in one round found the same machine.
final class Results {
    private static final String COLUMN = " | %-30s";

    private final EchoCase load;
    private final Map<Peer, List<EchoRate>> rounds = new EnumMap<>(Peer.class);

    Results(EchoCase load) {
        this.load = load;
    }

    /// The case.
    EchoCase load() {
        return load;
    }

    void add(Peer peer, EchoRate rate) {
        rounds.computeIfAbsent(peer, key -> new ArrayList<>()).add(rate);
    }

    /// The head of all tables.
    static String head(List<Peer> peers) {
        StringBuilder line =
                new StringBuilder("%-8s %9s %11s".formatted("payload", "in flight", "connections"));
        peers.forEach(peer -> line.append(COLUMN.formatted(peer.title())));
        return line.toString();
    }

    private String start() {
        return "%-8s %9d %11d".formatted(load.payloadText(), load.inFlight(), load.connections());
    }

    /// The case's line: frames a second, and the ratio to Netty with its smallest and largest.
    String rates() {
        StringBuilder line = new StringBuilder(start());
        for (Peer peer : rounds.keySet()) {
            String rate = rounded(Medians.of(all(peer, EchoRate::framesPerSecond)));
            line.append(
                    COLUMN.formatted(
                            "%10s%s %s"
                                    .formatted(rate, isComplete(peer) ? " " : "!", ratio(peer))));
        }
        return line.toString();
    }

    /// Whether a peer sent back all frames in all rounds.
    boolean isComplete(Peer peer) {
        return rounds.getOrDefault(peer, List.of()).stream().allMatch(EchoRate::complete);
    }

    private String ratio(Peer peer) {
        List<Double> ratios = ratios(peer, EchoRate::framesPerSecond);
        return peer == Peer.NETTY || ratios.isEmpty()
                ? ""
                : String.format(
                        Locale.ROOT,
                        "×%.2f (%.1f–%.1f)",
                        Medians.of(ratios),
                        ratios.getFirst(),
                        ratios.getLast());
    }

    private List<Double> ratios(Peer peer, Function<EchoRate, Double> value) {
        return Medians.ratios(all(peer, value), all(Peer.NETTY, value));
    }

    private List<Double> all(Peer peer, Function<EchoRate, Double> value) {
        return rounds.getOrDefault(peer, List.of()).stream().map(value).toList();
    }

    /// The case's line: processor time of the server a frame, in nanoseconds.
    String cpuTimes() {
        StringBuilder line = new StringBuilder(start());
        for (Peer peer : rounds.keySet()) {
            double nanos = Medians.of(all(peer, EchoRate::cpuNanosPerFrame));
            line.append(COLUMN.formatted("%10s".formatted(rounded(nanos))));
        }
        return line.toString();
    }

    /// The case's line: median and 99th percentile of the round trip in microseconds, and the
    /// ratio of each to Netty's.
    String roundTrips() {
        StringBuilder line = new StringBuilder(start());
        for (Peer peer : rounds.keySet()) {
            String both = roundTrip(peer, 50) + "  " + roundTrip(peer, 99);
            line.append(COLUMN.formatted(both));
        }
        return line.toString();
    }

    private String roundTrip(Peer peer, double percentile) {
        Function<EchoRate, Double> micros = rate -> rate.micros(percentile);
        List<Double> ratios = ratios(peer, micros);
        String ratio =
                peer == Peer.NETTY || ratios.isEmpty()
                        ? ""
                        : String.format(Locale.ROOT, "×%.2f", Medians.of(ratios));
        return String.format(Locale.ROOT, "%6.1f %-6s", Medians.of(all(peer, micros)), ratio);
    }

    /// The case's line: how much the journal took, and its rate beside that without a capture, on
    /// the disk and where what it writes is thrown away.
    String kept() {
        double rate = Medians.of(all(Peer.FRAMESCOPE_JOURNAL, EchoRate::framesPerSecond));
        return start()
                + COLUMN.formatted(DiskSpeed.text(rate * load.wireBytes() / 1e6))
                + COLUMN.formatted(share(Peer.FRAMESCOPE_JOURNAL))
                + COLUMN.formatted(share(Peer.FRAMESCOPE_DISCARDING));
    }

    private String share(Peer peer) {
        List<Double> shares =
                Medians.ratios(
                        all(peer, EchoRate::framesPerSecond),
                        all(Peer.FRAMESCOPE, EchoRate::framesPerSecond));
        return shares.isEmpty() ? "" : String.format(Locale.ROOT, "×%.2f", Medians.of(shares));
    }

    /// Three digits are more than the machine can promise.
    private static String rounded(double value) {
        double unit = Math.pow(10, Math.max(0, Math.floor(Math.log10(value)) - 2));
        return String.format(Locale.ROOT, "%,.0f", Math.rint(value / unit) * unit);
    }
}
