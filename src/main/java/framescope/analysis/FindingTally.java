package framescope.analysis;

import framescope.capture.RowBlock;
import framescope.protocol.Rule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// Counts the rules that a capture breaks, and remembers the first rows that break each.
///
/// One thread visits rows; any thread may ask for the [#broken] rules.
public final class FindingTally implements RowVisitor {
    /// How many rows of a rule are remembered.
    public static final int MOST_ROWS = 1000;

    private static final Rule[] RULES = Rule.values();
    private static final Comparator<BrokenRule> GRAVEST_FIRST =
            Comparator.comparing((BrokenRule broken) -> broken.rule().severity())
                    .reversed()
                    .thenComparingLong(BrokenRule::firstRow)
                    .thenComparing(BrokenRule::rule);

    private final long[] counts = new long[RULES.length];
    private final List<List<Long>> rows = Arrays.stream(RULES).map(FindingTally::noRows).toList();
    private boolean changed;
    private volatile List<BrokenRule> broken = List.of();

    private static List<Long> noRows(Rule ignored) {
        return new ArrayList<>();
    }

    /// The rules that are broken, the gravest first, and among equals the one that was first.
    public List<BrokenRule> broken() {
        return broken;
    }

    @Override
    public void begin(long firstRow) {
        Arrays.fill(counts, 0);
        rows.forEach(List::clear);
        changed = true;
    }

    @Override
    public void visit(RowBlock block) {
        for (int at = 0; at < block.count(); at++) {
            long rules = block.broken(at);
            for (long rest = rules; rest != 0; rest &= rest - 1) {
                count(Long.numberOfTrailingZeros(rest), block.number(at));
            }
        }
    }

    private void count(int rule, long row) {
        counts[rule]++;
        changed = true;
        if (rows.get(rule).size() < MOST_ROWS) {
            rows.get(rule).add(row);
        }
    }

    @Override
    public void publish() {
        if (changed) {
            changed = false;
            broken =
                    Arrays.stream(RULES)
                            .filter(rule -> counts[rule.ordinal()] > 0)
                            .map(this::of)
                            .sorted(GRAVEST_FIRST)
                            .toList();
        }
    }

    private BrokenRule of(Rule rule) {
        int place = rule.ordinal();
        return new BrokenRule(rule, counts[place], List.copyOf(rows.get(place)));
    }
}
