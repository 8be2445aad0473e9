package framescope.text;

import framescope.behaviour.BehaviourSyntaxException;

/// Why a behaviour that was written as JSON cannot be read, in a sentence with the place.
public final class BehaviourProblem {
    private BehaviourProblem() {}

    /// The sentence.
    public static String describe(BehaviourSyntaxException problem) {
        Object[] details = problem.details().stream().map(VisibleText::escape).toArray();
        if (problem.fault() == BehaviourSyntaxException.Fault.WRONG_KIND) {
            details[0] = Messages.get("behaviour.kind." + details[0]);
        }
        String what = Messages.format("behaviour.fault." + problem.fault().name(), details);
        String line = String.valueOf(problem.line());
        String column = String.valueOf(problem.column());
        return problem.property().isEmpty()
                ? Messages.format("behaviour.place", line, column, what)
                : Messages.format(
                        "behaviour.placeOfProperty",
                        line,
                        column,
                        VisibleText.escape(problem.property()),
                        what);
    }
}
