package framescope.filter;

import framescope.protocol.Rule;
import java.util.function.Predicate;

/// Whether the findings of a row pass: the names of rules are few, so which of them pass is found
/// out once, and a row's are looked up as bits.
///
/// @param passing the bits of the rules whose name passes
/// @param ofAll whether all of a row's findings have to pass, and not one
record RuleTest(long passing, boolean ofAll) implements RowTest {
    static RuleTest of(Predicate<String> name, boolean ofAll) {
        long passing = 0;
        for (Rule rule : Rule.values()) {
            passing |= name.test(NamedValues.nameOf(rule)) ? rule.bit() : 0;
        }
        return new RuleTest(passing, ofAll);
    }

    @Override
    public boolean test(FilterRow row) {
        long broken = row.broken();
        return ofAll ? broken != 0 && (broken & ~passing) == 0 : (broken & passing) != 0;
    }
}
