/// Regular expressions that end: the display filter and the rules of a behaviour search with them.
///
/// Uses nothing else of ours. One path: a filter's `matches` makes a
/// [framescope.pattern.BoundedPattern] once; each row's text is searched with it, and an expression
/// that runs wild ends in a [framescope.pattern.StepsExceededException] instead of never.
@NullMarked
package framescope.pattern;

import org.jspecify.annotations.NullMarked;
