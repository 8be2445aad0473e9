package framescope.net;

import framescope.behaviour.Behaviour;
import framescope.behaviour.BehaviourRule;
import framescope.behaviour.Closing;
import framescope.behaviour.Pongs;
import framescope.behaviour.Replies;
import framescope.behaviour.Reply;
import framescope.behaviour.RuleAction;
import framescope.capture.NoteKind;
import framescope.pattern.StepsExceededException;
import framescope.protocol.Bytes;
import framescope.protocol.ClosePayload;
import framescope.protocol.FrameHeader;
import framescope.protocol.Opcode;
import framescope.protocol.connection.Manners;
import framescope.protocol.connection.MessageSender;
import framescope.protocol.connection.OutgoingFrame;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;

/// What one open connection does by a behaviour that is not the usual one; where it is, there is no
/// object of this class. Belongs to the connection's event loop.
final class Conduct implements Manners {
    /// What a connection can be told to do.
    interface Actor {
        /// Answers a message as the reply mode of the run says.
        void replyAsUsual(Opcode opcode, ByteBuffer payload);

        /// Sends a message, compressed where that was agreed on.
        void sendMessage(Opcode opcode, ByteBuffer payload);

        /// Sends a frame just as it is.
        void sendFrame(OutgoingFrame frame);

        /// Ends the TCP connection once what was written before has left.
        void drop(Closing.Drop how);

        /// Leaves a note in the capture.
        void note(NoteKind kind, String detail);
    }

    private final Behaviour behaviour;
    private final Actor actor;
    private final DelayedSteps later;
    private int messages;
    private boolean dropped;
    private boolean stoppedPattern;

    Conduct(Behaviour behaviour, Actor actor, DelayedSteps later) {
        this.behaviour = behaviour;
        this.actor = actor;
        this.later = later;
    }

    /// How fast the peer is read from; 0 for as fast as it can.
    int readBytesPerSecond() {
        return behaviour.readBytesPerSecond();
    }

    /// Takes a whole message, as a [framescope.protocol.connection.MessageHandler] does.
    void message(Opcode opcode, ByteBuffer payload) {
        if (dropped) {
            return;
        }
        messages++;
        Optional<BehaviourRule> rule = rule(opcode, payload);
        if (rule.isPresent()) {
            obey(rule.get(), opcode, payload);
        } else {
            Replies replies = behaviour.replies();
            say(replies.reply(), replies.delay(), opcode, payload);
        }
        endAfter(behaviour.closing());
    }

    private void endAfter(Closing closing) {
        Duration delay = behaviour.replies().delay();
        closing.after()
                .filter(after -> after.messages() == messages)
                .ifPresent(after -> run(delay, 0, () -> close(after.code(), after.reason())));
        closing.dropAfter().stream()
                .filter(count -> count == messages)
                .forEach(count -> run(delay, 0, this::drop));
    }

    @Override
    public boolean answersPing(ByteBuffer payload) {
        Optional<BehaviourRule> rule = rule(Opcode.PING, payload);
        if (rule.isPresent()) {
            obey(rule.get(), Opcode.PING, payload);
            return false;
        }
        Pongs pongs = behaviour.pongs();
        if (pongs.equals(Pongs.PROPER)) {
            return !dropped;
        }
        if (pongs.mode() != Pongs.Mode.OFF) {
            Bytes answer = pongs.payload(payload);
            run(pongs.delay(), answer.length(), () -> send(Opcode.PONG, answer));
        }
        return false;
    }

    @Override
    public void pongCame(ByteBuffer payload) {
        rule(Opcode.PONG, payload).ifPresent(rule -> obey(rule, Opcode.PONG, payload));
    }

    @Override
    public boolean answersClose(Bytes payload) {
        Optional<BehaviourRule> rule = rule(Opcode.CLOSE, payload.buffer());
        rule.ifPresent(each -> obey(each, Opcode.CLOSE, payload.buffer()));
        return rule.isEmpty() && behaviour.closing().answers() && !dropped;
    }

    // A payload is copied for the rules only where one could speak of it.
    private Optional<BehaviourRule> rule(Opcode opcode, ByteBuffer payload) {
        if (!behaviour.hasRuleFor(opcode)) {
            return Optional.empty();
        }
        try {
            return behaviour.ruleFor(opcode, Bytes.copyOf(payload));
        } catch (StepsExceededException e) {
            if (!stoppedPattern) {
                stoppedPattern = true;
                actor.note(NoteKind.RULE_STOPPED, String.valueOf(e.getMessage()));
            }
            return Optional.empty();
        }
    }

    private void obey(BehaviourRule rule, Opcode opcode, ByteBuffer payload) {
        Duration delay = rule.delay();
        switch (rule.then()) {
            case RuleAction.Say say -> say(say.reply(), delay, opcode, payload);
            case RuleAction.SendBinary binary ->
                    sayInFragments(delay, Opcode.BINARY, binary.payload());
            case RuleAction.SendPing ping ->
                    run(delay, 0, () -> send(Opcode.PING, Bytes.utf8(ping.text())));
            case RuleAction.SendFrame frame -> run(delay, 0, () -> actor.sendFrame(frame.frame()));
            case RuleAction.Close close -> run(delay, 0, () -> close(close.code(), close.reason()));
            case RuleAction.Drop drop -> run(delay, 0, this::drop);
        }
    }

    // ---------------------------------------------------------------- doing it

    private void say(Reply reply, Duration delay, Opcode opcode, ByteBuffer payload) {
        Opcode message = opcode.isControl() ? Opcode.TEXT : opcode;
        switch (reply.kind()) {
            case NONE -> {}
            case AS_CHOSEN -> {
                if (delay.isZero()) {
                    actor.replyAsUsual(message, payload);
                } else {
                    Bytes copy = Bytes.copyOf(payload);
                    run(delay, copy.length(), () -> actor.replyAsUsual(message, copy.buffer()));
                }
            }
            case ECHO, GOOD, REVERSED, TEXT ->
                    sayInFragments(delay, reply.opcode(message), reply.payload(message, payload));
        }
    }

    private void sayInFragments(Duration delay, Opcode opcode, Bytes payload) {
        run(delay, payload.length(), () -> sendInFragments(opcode, payload));
    }

    /// Sends a message in the fragments of the behaviour's replies.
    void sendInFragments(Opcode opcode, Bytes payload) {
        int size = behaviour.replies().fragmentBytes(payload.length());
        if (size >= payload.length()) {
            actor.sendMessage(opcode, payload.buffer());
            return;
        }
        // §5.4: the first fragment has the opcode, and only the last has FIN.
        for (int from = 0; from < payload.length(); from += size) {
            int to = Math.min(payload.length(), from + size);
            Opcode part = from == 0 ? opcode : Opcode.CONTINUATION;
            FrameHeader header = FrameHeader.of(part, to - from).withFin(to == payload.length());
            actor.sendFrame(new OutgoingFrame(header, payload.slice(from, to)));
        }
    }

    /// Sends what the reply mode answers in fragments, too.
    MessageSender sender(MessageSender whole) {
        return behaviour.replies().fragmentBytes() == 0
                ? whole
                : (opcode, payload) -> sendInFragments(opcode, Bytes.copyOf(payload));
    }

    private void send(Opcode opcode, Bytes payload) {
        actor.sendFrame(OutgoingFrame.of(opcode, payload));
    }

    private void close(int code, String reason) {
        actor.sendFrame(OutgoingFrame.close(ClosePayload.of(code, reason)));
    }

    private void drop() {
        dropped = true;
        actor.drop(behaviour.closing().drop());
    }

    private void run(Duration delay, int bytes, Runnable step) {
        if (delay.isZero()) {
            step.run();
        } else {
            later.add(delay, bytes, step);
        }
    }
}
