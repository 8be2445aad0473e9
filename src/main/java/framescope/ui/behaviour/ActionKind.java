package framescope.ui.behaviour;

import framescope.behaviour.BehaviourJson;
import framescope.behaviour.FrameHex;
import framescope.behaviour.Reply;
import framescope.behaviour.RuleAction;
import framescope.protocol.Bytes;

/// What a rule can do, as the form offers it.
public enum ActionKind {
    TEXT,
    NOTHING,
    ECHO,
    REVERSED,
    BINARY,
    PING,
    FRAME,
    CLOSE,
    DROP;

    /// Whether something is to be written beside it.
    public boolean takesArgument() {
        return switch (this) {
            case TEXT, BINARY, PING, FRAME, CLOSE -> true;
            case NOTHING, ECHO, REVERSED, DROP -> false;
        };
    }

    RuleAction action(String argument) throws UnfitException {
        return switch (this) {
            case TEXT ->
                    new RuleAction.Say(Reply.text(within(argument, BehaviourJson.LONGEST_TEXT)));
            case NOTHING -> new RuleAction.Say(Reply.of(Reply.Kind.NONE));
            case ECHO -> new RuleAction.Say(Reply.of(Reply.Kind.ECHO));
            case REVERSED -> new RuleAction.Say(Reply.of(Reply.Kind.REVERSED));
            case BINARY -> new RuleAction.SendBinary(bytes(argument));
            case PING -> new RuleAction.SendPing(within(argument, 125));
            case FRAME ->
                    new RuleAction.SendFrame(
                            FrameHex.read(bytes(argument).hex())
                                    .orElseThrow(
                                            () -> new UnfitException("behaviour.fault.BAD_HEX")));
            case CLOSE -> close(argument.strip().split("\\s+", 2));
            case DROP -> new RuleAction.Drop();
        };
    }

    private static Bytes bytes(String hex) throws UnfitException {
        Bytes bytes;
        try {
            bytes = Bytes.ofHex(hex);
        } catch (IllegalArgumentException e) {
            throw new UnfitException("behaviour.fault.BAD_HEX");
        }
        if (bytes.length() > BehaviourJson.LONGEST_BINARY) {
            throw new UnfitException("behaviour.tooManyBytes", BehaviourJson.LONGEST_BINARY);
        }
        return bytes;
    }

    static String within(String text, int mostBytes) throws UnfitException {
        if (Bytes.utf8(text).length() > mostBytes) {
            throw new UnfitException("behaviour.fault.TOO_LONG", mostBytes);
        }
        return text;
    }

    private static RuleAction close(String[] words) throws UnfitException {
        int code = UnfitException.number(words[0], "behaviour.closeCode", 0, 0xffff, 1000);
        return new RuleAction.Close(code, within(words.length < 2 ? "" : words[1], 123));
    }

    static ActionKind of(RuleAction action) {
        return switch (action) {
            case RuleAction.Say say ->
                    switch (say.reply().kind()) {
                        case TEXT, GOOD -> TEXT;
                        case NONE -> NOTHING;
                        case AS_CHOSEN, ECHO -> ECHO;
                        case REVERSED -> REVERSED;
                    };
            case RuleAction.SendBinary binary -> BINARY;
            case RuleAction.SendPing ping -> PING;
            case RuleAction.SendFrame frame -> FRAME;
            case RuleAction.Close close -> CLOSE;
            case RuleAction.Drop drop -> DROP;
        };
    }

    static String argument(RuleAction action) {
        return switch (action) {
            case RuleAction.Say say ->
                    say.reply().kind() == Reply.Kind.GOOD ? "good" : say.reply().text();
            case RuleAction.SendBinary binary -> binary.payload().spacedHex();
            case RuleAction.SendPing ping -> ping.text();
            case RuleAction.SendFrame frame -> frame.frame().toBytes().spacedHex();
            case RuleAction.Close close -> (close.code() + " " + close.reason()).strip();
            case RuleAction.Drop drop -> "";
        };
    }
}
