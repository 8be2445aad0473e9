package framescope.behaviour;

import java.time.Duration;

/// One rule: when this comes, do that instead of the usual.
///
/// @param delay how long it waits before it does so
public record BehaviourRule(RuleCondition when, RuleAction then, Duration delay) {}
