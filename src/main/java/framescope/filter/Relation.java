package framescope.filter;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// How two values are compared, and how a field that occurs several times in a row is: one of its
/// values will do, or all have to.
enum Relation {
    EQUAL("==", "eq", "any_eq", 0b010, false),
    ALL_EQUAL("===", "===", "all_eq", 0b010, true),
    NOT_EQUAL("!=", "ne", "all_ne", 0b101, true),
    ANY_NOT_EQUAL("!==", "~=", "any_ne", 0b101, false),
    LESS("<", "lt", "lt", 0b001, false),
    AT_MOST("<=", "le", "le", 0b011, false),
    GREATER(">", "gt", "gt", 0b100, false),
    AT_LEAST(">=", "ge", "ge", 0b110, false),
    CONTAINS("contains", "contains", "contains", 0, false),
    MATCHES("matches", "~", "matches", 0, false);

    private static final Map<String, Relation> BY_SIGNS = bySigns();

    private final String sign;
    private final String second;
    private final String third;
    private final int accepted;
    private final boolean ofAll;

    /// @param accepted a bit each for less, equal and greater, from the lowest
    Relation(String sign, String second, String third, int accepted, boolean ofAll) {
        this.sign = sign;
        this.second = second;
        this.third = third;
        this.accepted = accepted;
        this.ofAll = ofAll;
    }

    private static Map<String, Relation> bySigns() {
        Map<String, Relation> relations = new TreeMap<>();
        for (Relation each : values()) {
            relations.put(each.sign, each);
            relations.put(each.second, each);
            relations.put(each.third, each);
        }
        return Map.copyOf(relations);
    }

    /// The operator that is written like this.
    static Optional<Relation> of(String written) {
        return Optional.ofNullable(BY_SIGNS.get(written));
    }

    /// The operator as it is written most often.
    String sign() {
        return sign;
    }

    /// Whether a comparison with this outcome (negative, zero, positive) is what is asked for.
    boolean accepts(int outcome) {
        return (accepted >> (Integer.signum(outcome) + 1) & 1) != 0;
    }

    /// Whether values are compared by their order.
    boolean isOrder() {
        return accepted != 0;
    }

    /// Whether every value has to pass where there are several.
    boolean isOfAll() {
        return ofAll;
    }
}
