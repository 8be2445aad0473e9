package framescope.ui.behaviour;

import framescope.behaviour.Behaviour;
import framescope.behaviour.BehaviourJson;
import framescope.behaviour.BehaviourRule;
import framescope.behaviour.Closing;
import framescope.behaviour.Pongs;
import framescope.behaviour.Replies;
import framescope.behaviour.Reply;
import framescope.protocol.ClosePayload;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;

/// What the form says, as it is written there; an empty field means «as usual». FX thread only.
public final class BehaviourForm {
    private static final int MOST_MESSAGES = 1_000_000;
    private static final int DEFAULT_LATENESS = 3000;

    private final ObjectProperty<Reply.Kind> reply =
            new SimpleObjectProperty<>(Reply.Kind.AS_CHOSEN);
    private final StringProperty replyText = new SimpleStringProperty("");
    private final StringProperty delay = new SimpleStringProperty("");
    private final StringProperty fragment = new SimpleStringProperty("");
    private final ObjectProperty<PongChoice> pong = new SimpleObjectProperty<>(PongChoice.AT_ONCE);
    private final StringProperty pongDelay = new SimpleStringProperty("");
    private final BooleanProperty answersClose = new SimpleBooleanProperty(true);
    private final StringProperty closeAfter = new SimpleStringProperty("");
    private final StringProperty closeCode = new SimpleStringProperty("1001");
    private final StringProperty closeReason = new SimpleStringProperty("");
    private final StringProperty dropAfter = new SimpleStringProperty("");
    private final BooleanProperty resets = new SimpleBooleanProperty();
    private final StringProperty readRate = new SimpleStringProperty("");
    private final HandshakeForm handshake = new HandshakeForm();

    public ObjectProperty<Reply.Kind> replyProperty() {
        return reply;
    }

    /// What [Reply.Kind#TEXT] says.
    public StringProperty replyTextProperty() {
        return replyText;
    }

    /// In milliseconds.
    public StringProperty delayProperty() {
        return delay;
    }

    /// In bytes.
    public StringProperty fragmentProperty() {
        return fragment;
    }

    public ObjectProperty<PongChoice> pongProperty() {
        return pong;
    }

    /// In milliseconds.
    public StringProperty pongDelayProperty() {
        return pongDelay;
    }

    public BooleanProperty answersCloseProperty() {
        return answersClose;
    }

    /// In messages.
    public StringProperty closeAfterProperty() {
        return closeAfter;
    }

    public StringProperty closeCodeProperty() {
        return closeCode;
    }

    public StringProperty closeReasonProperty() {
        return closeReason;
    }

    /// In messages.
    public StringProperty dropAfterProperty() {
        return dropAfter;
    }

    /// Whether dropping a connection resets it.
    public BooleanProperty resetsProperty() {
        return resets;
    }

    /// In bytes a second.
    public StringProperty readRateProperty() {
        return readRate;
    }

    public HandshakeForm handshake() {
        return handshake;
    }

    /// Everything that can be written in it.
    Stream<ObservableValue<?>> all() {
        return Stream.concat(
                Stream.of(
                        reply,
                        replyText,
                        delay,
                        fragment,
                        pong,
                        pongDelay,
                        answersClose,
                        closeAfter,
                        closeCode,
                        closeReason,
                        dropAfter,
                        resets,
                        readRate),
                handshake.all());
    }

    /// The behaviour that is written there, with these rules.
    Behaviour behaviour(List<BehaviourRule> rules) throws UnfitException {
        Reply said =
                reply.get() == Reply.Kind.TEXT
                        ? Reply.text(
                                UnfitException.text(
                                        replyText.get(),
                                        "behaviour.replyText",
                                        BehaviourJson.LONGEST_TEXT))
                        : Reply.of(reply.get());
        return new Behaviour(
                new Replies(
                        said,
                        millis(delay.get(), "behaviour.delay", 0),
                        number(fragment.get(), "behaviour.fragment", 1 << 20)),
                pongs(),
                closing(),
                number(readRate.get(), "behaviour.readRate", 1_000_000_000),
                handshake.change(),
                rules);
    }

    private static int number(String text, String label, int most) throws UnfitException {
        return UnfitException.number(text, label, 1, most, 0);
    }

    private static Duration millis(String text, String label, int otherwise) throws UnfitException {
        return Duration.ofMillis(
                UnfitException.number(text, label, 0, BehaviourJson.LONGEST_DELAY, otherwise));
    }

    private Pongs pongs() throws UnfitException {
        int usual = pong.get() == PongChoice.LATE ? DEFAULT_LATENESS : 0;
        return pong.get().pongs(millis(pongDelay.get(), "behaviour.pongDelay", usual));
    }

    private Closing closing() throws UnfitException {
        int messages = number(closeAfter.get(), "behaviour.closeAfter", MOST_MESSAGES);
        int drop = number(dropAfter.get(), "behaviour.dropAfter", MOST_MESSAGES);
        return new Closing(
                messages == 0 ? Optional.empty() : Optional.of(after(messages)),
                answersClose.get(),
                drop == 0 ? OptionalInt.empty() : OptionalInt.of(drop),
                resets.get() ? Closing.Drop.RESET : Closing.Drop.FIN);
    }

    private Closing.After after(int messages) throws UnfitException {
        int code = UnfitException.number(closeCode.get(), "behaviour.closeCode", 0, 0xffff, 1000);
        String reason =
                UnfitException.text(
                        closeReason.get(), "behaviour.closeReason", ClosePayload.MAX_REASON_LENGTH);
        return new Closing.After(messages, code, reason);
    }

    /// Writes a behaviour into it, but for the rules.
    void show(Behaviour behaviour) {
        Replies replies = behaviour.replies();
        reply.set(replies.reply().kind());
        replyText.set(replies.reply().text());
        delay.set(text((int) replies.delay().toMillis()));
        fragment.set(text(replies.fragmentBytes()));
        pong.set(PongChoice.of(behaviour.pongs()));
        pongDelay.set(text((int) behaviour.pongs().delay().toMillis()));
        Closing closing = behaviour.closing();
        answersClose.set(closing.answers());
        closeAfter.set(text(closing.after().map(Closing.After::messages).orElse(0)));
        closeCode.set(closing.after().map(after -> "" + after.code()).orElse("1001"));
        closeReason.set(closing.after().map(Closing.After::reason).orElse(""));
        dropAfter.set(text(closing.dropAfter().orElse(0)));
        resets.set(closing.drop() == Closing.Drop.RESET);
        readRate.set(text(behaviour.readBytesPerSecond()));
        handshake.show(behaviour.handshake());
    }

    private static String text(int number) {
        return number == 0 ? "" : String.valueOf(number);
    }
}
