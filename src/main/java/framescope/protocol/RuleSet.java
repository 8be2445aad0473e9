package framescope.protocol;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The rules that a frame or a head breaks, as one bit each: a frame list keeps one for each of
/// millions of rows.
///
/// @param bits [Rule#bit] of each rule; at most 64 rules fit
public record RuleSet(long bits) {
    /// Nothing to object to.
    public static final RuleSet NONE = new RuleSet(0);

    private static final Rule[] RULES = Rule.values();

    private static final long FAILING = bitsOf(rule -> rule.code() != 0);
    private static final long FINAL = bitsOf(Rule::isFinal);

    /// Just these rules.
    public static RuleSet of(Rule... rules) {
        long bits = 0;
        for (Rule rule : rules) {
            bits |= rule.bit();
        }
        return new RuleSet(bits);
    }

    /// These rules and others.
    public RuleSet plus(Collection<Rule> more) {
        return new RuleSet(bits | of(more.toArray(Rule[]::new)).bits);
    }

    private static long bitsOf(Predicate<Rule> chosen) {
        return Stream.of(RULES).filter(chosen).mapToLong(Rule::bit).sum();
    }

    /// The first rule of a set of bits that makes an endpoint fail the connection.
    ///
    /// @param strict whether any rule with a code does so, or only a final one ([Rule#isFinal])
    public static Optional<Rule> firstFailing(long bits, boolean strict) {
        long failing = bits & (strict ? FAILING : FINAL);
        return failing == 0
                ? Optional.empty()
                : Optional.of(RULES[Long.numberOfTrailingZeros(failing)]);
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
