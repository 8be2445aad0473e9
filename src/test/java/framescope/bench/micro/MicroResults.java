package framescope.bench.micro;

import java.util.Collection;
import java.util.Formatter;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.openjdk.jmh.results.RunResult;

/// What JMH's figures say about each other, in tables for people; what was not run is left out.
final class MicroResults {
    private static final String DECODING = "%9s %14s %18s %18s%n";
    private static final String ALLOCATED = "gc.alloc.rate.norm";

    private final Collection<RunResult> results;
    private final Formatter text = new Formatter(Locale.ROOT);

    MicroResults(Collection<RunResult> results) {
        this.results = results;
        addDecoding();
        addInflating();
        addMasking();
        addAllocation("", EndpointBenchmark.class);
        addAllocation(" and its capture", RecordedEndpointBenchmark.class);
        addHeads();
    }

    @Override
    public String toString() {
        return text.toString();
    }

    private void addDecoding() {
        if (find(DecoderBenchmark.class, "framescope").isEmpty()) {
            return;
        }
        text.format("%ndecoding a read, microseconds (× as fast Framescope is)%n");
        text.format(DECODING, "payload", "Framescope", "Netty", "Java-WebSocket");
        for (RunResult own : results) {
            if (isOf(own, DecoderBenchmark.class, "framescope")) {
                text.format(
                        DECODING,
                        own.getParams().getParam("payload") + " B",
                        String.format(Locale.ROOT, "%.2f", time(own)),
                        beside(own, DecoderBenchmark.class, "netty"),
                        beside(own, DecoderBenchmark.class, "javaWebSocket"));
            }
        }
    }

    private void addInflating() {
        if (find(InflatingBenchmark.class, "framescope").isEmpty()) {
            return;
        }
        text.format(
                "%ninflating 256 KiB of messages, microseconds (× as fast Framescope is)%n"
                        + "%9s %14s %18s%n",
                "payload", "Framescope", "Netty");
        for (RunResult own : results) {
            if (isOf(own, InflatingBenchmark.class, "framescope")) {
                text.format(
                        "%9s %14.2f %18s%n",
                        own.getParams().getParam("payload") + " B",
                        time(own),
                        beside(own, InflatingBenchmark.class, "netty"));
            }
        }
    }

    private String beside(RunResult own, Class<?> benchmark, String decoder) {
        String payload = own.getParams().getParam("payload");
        return results.stream()
                .filter(each -> isOf(each, benchmark, decoder))
                .filter(each -> payload.equals(each.getParams().getParam("payload")))
                .findFirst()
                .map(MicroResults::time)
                .map(time -> String.format(Locale.ROOT, "%.2f (×%.1f)", time, time / time(own)))
                .orElse("");
    }

    private void addMasking() {
        Optional<RunResult> copy = find(MaskingBenchmark.class, "arraycopy");
        if (copy.isPresent()) {
            text.format("%nunmasking 64 KiB, speed as a share of System.arraycopy's%n");
            addShare("heap", copy.get());
            addShare("direct", copy.get());
        }
    }

    private void addShare(String buffer, RunResult copy) {
        find(MaskingBenchmark.class, buffer)
                .map(each -> time(copy) / time(each))
                .ifPresent(share -> text.format("%9s %13.0f%%%n", buffer, 100 * share));
    }

    private void addAllocation(String what, Class<?> benchmark) {
        if (find(benchmark, "echo").isEmpty()) {
            return;
        }
        text.format("%nan endpoint's echo of a read%s allocates, bytes%n", what);
        for (RunResult each : results) {
            if (isOf(each, benchmark, "echo")) {
                String frames = each.getParams().getParam("frames");
                text.format("%9s frames %7.1f%n", frames, allocated(each));
            }
        }
    }

    private void addHeads() {
        results.stream()
                .filter(each -> isOf(each, HeadBenchmark.class, "answer"))
                .mapToDouble(MicroResults::time)
                .max()
                .ifPresent(longest ->
                        text.format(
                                "%nthe worst crafted head of 32 KiB is answered after %.2f ms%n",
                                longest / 1000));
    }

    private Optional<RunResult> find(Class<?> benchmark, String method) {
        return results.stream().filter(each -> isOf(each, benchmark, method)).findFirst();
    }

    private static boolean isOf(RunResult result, Class<?> benchmark, String method) {
        return result.getParams().getBenchmark().equals(benchmark.getName() + "." + method);
    }

    private static double time(RunResult result) {
        return result.getPrimaryResult().getScore();
    }

    private static double allocated(RunResult result) {
        return Objects.requireNonNull(result.getSecondaryResults().get(ALLOCATED)).getScore();
    }
}
