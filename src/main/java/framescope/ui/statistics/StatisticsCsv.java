package framescope.ui.statistics;

import framescope.analysis.Statistics;
import framescope.analysis.Statistics.Percentiles;
import framescope.analysis.Statistics.Rates;
import framescope.protocol.Opcode;
import java.util.Locale;

/// Statistics as a table of three columns for a spreadsheet: what is counted, of which kind, and how
/// much. Numbers and words of ours only, so no cell can be a formula.
final class StatisticsCsv {
    private static final double NANOS_PER_SECOND = 1e9;

    private final StringBuilder out = new StringBuilder("statistic,kind,value\r\n");

    private StatisticsCsv() {}

    static String of(Statistics statistics) {
        StatisticsCsv csv = new StatisticsCsv();
        csv.rates(statistics.rates());
        csv.sizes(statistics.sizes());
        csv.opcodes(statistics.opcodes());
        csv.roundTrips(statistics.roundTrips());
        csv.line("compression", "messages", statistics.compression().messages());
        csv.line("compression", "wire_bytes", statistics.compression().wireBytes());
        csv.line("compression", "inflated_bytes", statistics.compression().inflatedBytes());
        return csv.out.toString();
    }

    private void rates(Rates rates) {
        for (int i = 0; i < rates.count(); i++) {
            String second =
                    String.format(Locale.ROOT, "%.1f", i * rates.spanNanos() / NANOS_PER_SECOND);
            line("frames_client_to_server", second, rates.frames()[0][i]);
            line("frames_server_to_client", second, rates.frames()[1][i]);
            line("bytes_client_to_server", second, rates.bytes()[0][i]);
            line("bytes_server_to_client", second, rates.bytes()[1][i]);
        }
    }

    private void sizes(long[] sizes) {
        for (int bits = 0; bits < sizes.length; bits++) {
            if (sizes[bits] > 0) {
                line("payload_length_from", bits == 0 ? "0" : "" + (1L << (bits - 1)), sizes[bits]);
            }
        }
    }

    private void opcodes(long[][] opcodes) {
        for (Opcode opcode : Opcode.values()) {
            long both = opcodes[0][opcode.code()] + opcodes[1][opcode.code()];
            if (both > 0) {
                String name = opcode.name().toLowerCase(Locale.ROOT);
                line("opcode_client_to_server", name, opcodes[0][opcode.code()]);
                line("opcode_server_to_client", name, opcodes[1][opcode.code()]);
            }
        }
    }

    private void roundTrips(Percentiles times) {
        line("round_trip_nanos", "count", times.count());
        line("round_trip_nanos", "min", times.shortest());
        for (int i = 0; i < times.marks().size(); i++) {
            line("round_trip_nanos", "p" + Percentiles.SHARES.get(i), times.marks().get(i));
        }
        line("round_trip_nanos", "max", times.longest());
    }

    private void line(String statistic, String kind, long value) {
        out.append(statistic).append(',').append(kind).append(',').append(value).append("\r\n");
    }
}
