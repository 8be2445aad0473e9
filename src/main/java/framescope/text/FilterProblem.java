package framescope.text;

import framescope.filter.FilterSyntaxException;
import framescope.filter.RunawayPatternException;
import java.util.ArrayList;
import java.util.List;

/// Why a display filter cannot be read or applied, in a sentence.
public final class FilterProblem {
    private FilterProblem() {}

    /// For a filter that cannot be read.
    ///
    /// @param filter the filter's text
    public static String describe(String filter, FilterSyntaxException problem) {
        List<Object> words = new ArrayList<>();
        words.add(VisibleText.escape(filter.substring(problem.from(), problem.to())));
        problem.details().stream().map(VisibleText::escape).forEach(words::add);
        return Messages.format("filter.fault." + problem.fault().name(), words.toArray());
    }

    /// The same, with the place for those who do not see it marked.
    public static String describeWithPlace(String filter, FilterSyntaxException problem) {
        return Messages.format(
                "filter.place", describe(filter, problem), String.valueOf(problem.from() + 1));
    }

    /// For a filter whose regular expression ran wild.
    public static String describe(RunawayPatternException problem) {
        return Messages.format("filter.runaway", VisibleText.escape(problem.pattern()));
    }
}
