package framescope.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The rules that a frame or a head breaks, as one bit each: a frame list keeps one for each of
/// millions of rows.
///
/// @param bits [Rule#bit] of each rule; at most 64 rules fit
public record RuleSet(long bits) {
    /// Nothing to object to.
    public static final RuleSet NONE = new RuleSet(0);

    private static final Rule[] RULES = Rule.values();

    /// Just these rules.
    public static RuleSet of(Rule... rules) {
        long bits = 0;
        for (Rule rule : rules) {
            bits |= rule.bit();
        }
        return new RuleSet(bits);
    }

    /// The first rule of a set of bits that makes a strict endpoint fail the connection.
    public static Optional<Rule> firstFailing(long bits) {
        for (Rule rule : new RuleSet(bits).rules()) {
            if (rule.code() != 0) {
                return Optional.of(rule);
            }
        }
        return Optional.empty();
    }

    public boolean isEmpty() {
        return bits == 0;
    }

    public boolean contains(Rule rule) {
        return (bits & rule.bit()) != 0;
    }

    /// The rules in the order of their declaration.
    public List<Rule> rules() {
        List<Rule> rules = new ArrayList<>(Long.bitCount(bits));
        for (long rest = bits; rest != 0; rest &= rest - 1) {
            rules.add(RULES[Long.numberOfTrailingZeros(rest)]);
        }
        return rules;
    }

    /// The gravest severity among the rules; empty when there is none.
    public Optional<Severity> severity() {
        return rules().stream().map(Rule::severity).max(Severity::compareTo);
    }
}
