package framescope.text;

import framescope.behaviour.BehaviourRule;
import framescope.behaviour.Reply;
import framescope.behaviour.RuleAction;
import framescope.behaviour.RuleCondition;

/// A rule of a behaviour in words.
public final class RuleText {
    private RuleText() {}

    /// The whole rule on one line.
    public static String of(BehaviourRule rule) {
        RuleCondition when = rule.when();
        String came = Messages.of("behaviour.trigger", when.trigger());
        String condition =
                when.test() == RuleCondition.Test.ANY
                        ? came
                        : Messages.format(
                                "behaviour.condition",
                                came,
                                Messages.of("behaviour.test", when.test()),
                                VisibleText.escape(when.text()));
        return Messages.format("behaviour.rule", condition, action(rule));
    }

    /// What it does.
    public static String action(BehaviourRule rule) {
        String what = what(rule.then());
        return rule.delay().isZero()
                ? what
                : Messages.format("behaviour.later", what, rule.delay().toMillis());
    }

    private static String what(RuleAction action) {
        return switch (action) {
            case RuleAction.Say say -> say(say.reply());
            case RuleAction.SendBinary binary ->
                    Messages.format(
                            "behaviour.does.binary", binary.payload().first(16).spacedHex());
            case RuleAction.SendPing ping ->
                    Messages.format("behaviour.does.ping", VisibleText.escape(ping.text()));
            case RuleAction.SendFrame frame ->
                    Messages.format(
                            "behaviour.does.frame", frame.frame().toBytes().first(16).spacedHex());
            case RuleAction.Close close ->
                    Messages.format(
                            "behaviour.does.close",
                            String.valueOf(close.code()),
                            VisibleText.escape(close.reason()));
            case RuleAction.Drop drop -> Messages.get("behaviour.does.drop");
        };
    }

    private static String say(Reply reply) {
        return reply.kind() == Reply.Kind.TEXT
                ? Messages.format("behaviour.does.text", VisibleText.escape(reply.text()))
                : Messages.of("behaviour.does", reply.kind());
    }
}
