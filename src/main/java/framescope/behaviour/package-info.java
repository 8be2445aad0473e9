/// What the server does when a peer connects, sends, pings and closes: right, odd or wrong on
/// purpose, so that a person can see what a browser makes of it.
///
/// Values and pure functions only: a [framescope.behaviour.Behaviour] says what is to be done, and
/// `net` does it, with its timers on the connection's event loop. It stands below `net` and
/// `inspector`, which both have to know it, and is no part of `protocol`, which does what the RFC
/// says. It uses `protocol`, and `pattern` for the regular expressions of its rules. There is no
/// scripting: a [framescope.behaviour.BehaviourRule] is one condition and one action.
///
/// One path: a file is read by [framescope.behaviour.BehaviourJson]; a message comes in, `net` asks
/// [framescope.behaviour.Behaviour#ruleFor] whether a rule speaks of it, and carries out the rule's
/// [framescope.behaviour.RuleAction], or else the behaviour's [framescope.behaviour.Reply].
@NullMarked
package framescope.behaviour;

import org.jspecify.annotations.NullMarked;
