/// What peers really do about what is sent to them, beside what RFC 6455 asks of them.
///
/// One path: a wrong frame goes to a browser; [framescope.lab.ReactionWatch] reads out of the
/// capture that a Close frame with 1002 came back after two milliseconds, and
/// [framescope.lab.Outcome] puts it beside the prediction. In the conformance lab the test page tells
/// with its next connection ([framescope.lab.Greeting]) what it saw of this one, and
/// [framescope.lab.LabCase] holds both against what was asked.
@NullMarked
package framescope.lab;

import org.jspecify.annotations.NullMarked;
