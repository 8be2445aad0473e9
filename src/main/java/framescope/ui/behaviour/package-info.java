/// The tab «Behaviour»: what the server does besides what the RFC asks, for the whole run or for
/// one connection while it is open.
///
/// One path: a choice in the form makes a new [framescope.behaviour.Behaviour] of what is written
/// there; «Switch on» hands it to the inspector, which returns at once. A rule is tried against a
/// sample in [framescope.ui.behaviour.RulesViewModel] before that, by the same code that the server
/// runs.
@NullMarked
package framescope.ui.behaviour;

import org.jspecify.annotations.NullMarked;
