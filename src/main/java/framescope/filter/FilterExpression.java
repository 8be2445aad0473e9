package framescope.filter;

import java.util.List;

/// What a display filter says, before fields and values are checked to go together.
sealed interface FilterExpression {
    /// All of them hold.
    record And(List<FilterExpression> parts) implements FilterExpression {}

    /// One of them holds.
    record Or(List<FilterExpression> parts) implements FilterExpression {}

    /// An odd number of them holds.
    record Xor(List<FilterExpression> parts) implements FilterExpression {}

    record Not(FilterExpression inner) implements FilterExpression {}

    /// The field is there.
    record Presence(Operand.Field field) implements FilterExpression {}

    /// Two values stand in a relation.
    ///
    /// @param ofAll whether every value of a field that occurs several times has to pass
    /// @param sign the operator's place
    record Comparison(Operand left, Relation relation, boolean ofAll, Operand right, Token sign)
            implements FilterExpression {}

    /// The field has one of these values.
    record Membership(Operand.Field field, List<Range> set) implements FilterExpression {}

    /// A member of a set: the values from one to another, both included.
    record Range(Operand.Value low, Operand.Value high) {}

    /// What the row carries contains this text, in any case.
    record Search(String text) implements FilterExpression {}
}
