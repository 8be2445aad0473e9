package framescope.ui.behaviour;

import framescope.behaviour.Behaviour;
import framescope.behaviour.BehaviourJson;
import framescope.behaviour.BehaviourRule;
import framescope.behaviour.RuleCondition;
import framescope.behaviour.RuleCondition.Trigger;
import framescope.pattern.StepsExceededException;
import framescope.protocol.Bytes;
import framescope.protocol.ClosePayload;
import framescope.protocol.Opcode;
import framescope.text.Messages;
import framescope.text.RuleText;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The list of rules, the rule that is being written, and a sample to try them on. FX thread only.
public final class RulesViewModel {
    private static final String HEX = "0x";

    private final ObservableList<BehaviourRule> rules = FXCollections.observableArrayList();
    private final IntegerProperty selected = new SimpleIntegerProperty(-1);
    private final ObjectProperty<Trigger> trigger = new SimpleObjectProperty<>(Trigger.TEXT);
    private final ObjectProperty<RuleCondition.Test> test =
            new SimpleObjectProperty<>(RuleCondition.Test.CONTAINS);
    private final StringProperty text = new SimpleStringProperty("");
    private final ObjectProperty<ActionKind> action = new SimpleObjectProperty<>(ActionKind.TEXT);
    private final StringProperty argument = new SimpleStringProperty("");
    private final StringProperty delay = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ObjectProperty<Opcode> sampleOpcode = new SimpleObjectProperty<>(Opcode.TEXT);
    private final StringProperty sample = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper verdict = new ReadOnlyStringWrapper("");

    public RulesViewModel() {
        Stream.<ObservableValue<?>>of(trigger, test, text, action, argument, delay)
                .forEach(each -> each.subscribe(this::check));
        Stream.<ObservableValue<?>>of(sampleOpcode, sample)
                .forEach(each -> each.subscribe(this::judge));
        rules.subscribe(this::judge);
        rules.subscribe(this::check);
        selected.subscribe(index -> load(index.intValue()));
        selected.subscribe(this::check);
    }

    /// The rules in their order: the first that holds is carried out.
    public ObservableList<BehaviourRule> rules() {
        return rules;
    }

    /// The place of the rule whose parts are shown; -1 for none.
    public IntegerProperty selectedProperty() {
        return selected;
    }

    public ObjectProperty<Trigger> triggerProperty() {
        return trigger;
    }

    public ObjectProperty<RuleCondition.Test> testProperty() {
        return test;
    }

    /// What is compared with.
    public StringProperty textProperty() {
        return text;
    }

    public ObjectProperty<ActionKind> actionProperty() {
        return action;
    }

    /// What the action says or sends.
    public StringProperty argumentProperty() {
        return argument;
    }

    /// In milliseconds.
    public StringProperty delayProperty() {
        return delay;
    }

    /// Why the rule that is being written cannot be added; empty when it can.
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// What comes in, in the sample.
    public ObjectProperty<Opcode> sampleOpcodeProperty() {
        return sampleOpcode;
    }

    /// Its payload; of a Close frame code and reason, of a Binary frame bytes in hexadecimal, and so
    /// too, behind `0x`, of a Ping or Pong.
    public StringProperty sampleProperty() {
        return sample;
    }

    /// What the rules make of the sample.
    public ReadOnlyStringProperty verdictProperty() {
        return verdict.getReadOnlyProperty();
    }

    // ---------------------------------------------------------------- commands

    /// Adds the rule that is being written, at the end.
    public void add() {
        if (rules.size() < BehaviourJson.MOST_RULES) {
            write(rules.size());
        } else {
            problem.set(Messages.format("behaviour.tooManyRules", BehaviourJson.MOST_RULES));
        }
    }

    /// Puts the rule that is being written in the place of the selected one.
    public void replace() {
        if (selected.get() >= 0) {
            write(selected.get());
        }
    }

    private void write(int index) {
        try {
            BehaviourRule rule = written();
            if (index == rules.size()) {
                rules.add(rule);
            } else {
                rules.set(index, rule);
            }
            selected.set(index);
        } catch (UnfitException e) {
            problem.set(e.sentence());
        }
    }

    /// Removes the selected rule.
    public void remove() {
        int index = selected.get();
        if (index >= 0) {
            selected.set(-1);
            rules.remove(index);
        }
    }

    /// Moves the selected rule.
    ///
    /// @param by -1 for up, 1 for down
    public void move(int by) {
        int from = selected.get();
        int to = from + by;
        if (from >= 0 && to >= 0 && to < rules.size()) {
            selected.set(-1);
            Collections.swap(rules, from, to);
            selected.set(to);
        }
    }

    /// Shows other rules.
    void show(List<BehaviourRule> others) {
        selected.set(-1);
        rules.setAll(others);
    }

    // ---------------------------------------------------------------- the rule being written

    private void load(int index) {
        if (index < 0 || index >= rules.size()) {
            return;
        }
        BehaviourRule rule = rules.get(index);
        trigger.set(rule.when().trigger());
        test.set(rule.when().test());
        text.set(rule.when().text());
        action.set(ActionKind.of(rule.then()));
        argument.set(ActionKind.argument(rule.then()));
        delay.set(rule.delay().isZero() ? "" : String.valueOf(rule.delay().toMillis()));
    }

    private BehaviourRule written() throws UnfitException {
        boolean any = test.get() == RuleCondition.Test.ANY;
        try {
            return new BehaviourRule(
                    new RuleCondition(
                            trigger.get(),
                            test.get(),
                            any ? "" : ActionKind.within(text.get(), BehaviourJson.LONGEST_TEXT)),
                    action.get().action(argument.get()),
                    Duration.ofMillis(
                            UnfitException.number(
                                    delay.get(),
                                    "behaviour.delay",
                                    0,
                                    BehaviourJson.LONGEST_DELAY,
                                    0)));
        } catch (PatternSyntaxException e) {
            throw new UnfitException("behaviour.fault.BAD_PATTERN", e.getDescription());
        } catch (IllegalArgumentException e) {
            throw new UnfitException("behaviour.notHex");
        }
    }

    private void check() {
        try {
            written();
            problem.set("");
        } catch (UnfitException e) {
            problem.set(e.sentence());
        }
    }

    private void judge() {
        Opcode opcode = sampleOpcode.get();
        try {
            verdict.set(
                    Behaviour.USUAL
                            .with(List.copyOf(rules))
                            .ruleFor(opcode, samplePayload(opcode))
                            .map(rule ->
                                    Messages.format(
                                            "behaviour.sample.holds",
                                            rules.indexOf(rule) + 1,
                                            RuleText.action(rule)))
                            .orElse(Messages.get("behaviour.sample.none")));
        } catch (StepsExceededException e) {
            verdict.set(Messages.get("behaviour.sample.wild"));
        } catch (UnfitException e) {
            verdict.set(e.sentence());
        }
    }

    private Bytes samplePayload(Opcode opcode) throws UnfitException {
        String written = sample.get();
        return switch (opcode) {
            case BINARY -> hex(written);
            case PING, PONG ->
                    written.startsWith(HEX) ? hex(written.substring(2)) : Bytes.utf8(written);
            case CLOSE -> closing(written);
            default -> Bytes.utf8(written);
        };
    }

    private static Bytes hex(String written) throws UnfitException {
        try {
            return Bytes.ofHex(written);
        } catch (IllegalArgumentException e) {
            throw new UnfitException("behaviour.notHex");
        }
    }

    private static Bytes closing(String written) throws UnfitException {
        if (written.isBlank()) {
            return Bytes.EMPTY;
        }
        String[] words = written.strip().split(" ", 2);
        int code = UnfitException.number(words[0], "behaviour.closeCode", 0, 0xffff, 0);
        return ClosePayload.of(code, words.length < 2 ? "" : words[1]).toBytes();
    }
}
