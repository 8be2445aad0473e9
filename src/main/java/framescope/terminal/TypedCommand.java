package framescope.terminal;

import framescope.behaviour.FrameHex;
import framescope.inspector.Placeholders;
import framescope.protocol.Bytes;
import framescope.protocol.Opcode;
import framescope.protocol.connection.OutgoingFrame;
import framescope.text.Messages;
import framescope.text.VisibleText;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// What a typed line asks for.
sealed interface TypedCommand {
    /// A blank line.
    record Nothing() implements TypedCommand {}

    /// A list of the commands.
    record Help() implements TypedCommand {}

    /// To send a frame.
    ///
    /// @param connection its number; empty for all that are open
    record Send(OptionalInt connection, OutgoingFrame frame) implements TypedCommand {}

    /// To send a line again and again.
    ///
    /// @param times how often; empty for until it is stopped
    /// @param connection its number; empty for all that are open
    record Every(Duration interval, OptionalLong times, OptionalInt connection, String line)
            implements TypedCommand {
        /// What is sent as the message of this number, with the placeholders of the line filled in.
        OutgoingFrame message(long number, Instant now) {
            try {
                return sent(Placeholders.fill(line, number, now));
            } catch (MistakeException e) {
                // A number that has grown too long for a Ping, for one.
                throw new IllegalStateException(e.sentence(), e);
            }
        }

        private static OutgoingFrame sent(String line) throws MistakeException {
            if (TypedCommand.parse(line) instanceof Send send) {
                return send.frame();
            }
            throw new MistakeException("typed.every");
        }

        private static Every of(String written) throws MistakeException {
            String[] words = written.split("\\s+", 4);
            if (words.length < 4 || !words[2].matches("[0-9]{1,9}")) {
                throw new MistakeException("typed.every");
            }
            long times = Long.parseLong(words[2]);
            String line = words[3];
            if (TypedCommand.parse(Placeholders.fill(line, Long.MAX_VALUE, Instant.EPOCH))
                    instanceof Send send) {
                return new Every(
                        Interval.of(words[1])
                                .orElseThrow(() -> new MistakeException("typed.every")),
                        times == 0 ? OptionalLong.empty() : OptionalLong.of(times),
                        send.connection(),
                        line);
            }
            throw new MistakeException("typed.every");
        }
    }

    /// To end whatever is sent again and again.
    record Stop() implements TypedCommand {}

    /// To let the lines behind it wait.
    record Wait(Duration time) implements TypedCommand {
        private static Wait of(String written) throws MistakeException {
            String[] words = written.split("\\s+", 2);
            return new Wait(
                    Interval.of(words.length < 2 ? "" : words[1])
                            .orElseThrow(() -> new MistakeException("typed.wait")));
        }
    }

    /// To end the program.
    record Quit() implements TypedCommand {}

    /// A line that is no command.
    final class MistakeException extends Exception {
        private static final long serialVersionUID = 1L;
        private final String sentence;

        /// @param key of the sentence in `messages.properties`
        MistakeException(String key, Object... words) {
            super(key);
            sentence = Messages.format(key, words);
        }

        /// What is wrong, for people.
        String sentence() {
            return sentence;
        }
    }

    /// Reads a line: a command begins with a slash, a text that begins with one with two, spaces before
    /// them or not; anything else is a text for all.
    ///
    /// @throws MistakeException when it is no command
    static TypedCommand parse(String line) throws MistakeException {
        String[] words = line.strip().split("\\s+", 3);
        if (words[0].equals("/to")) {
            if (words.length < 3 || !words[1].matches("[0-9]{1,9}")) {
                throw new MistakeException("typed.to");
            }
            OptionalInt connection = OptionalInt.of(Integer.parseInt(words[1]));
            return new Send(connection, frame(words[2]));
        }
        return switch (words[0]) {
            case "" -> new Nothing();
            case "/help" -> new Help();
            case "/every" -> Every.of(line.strip());
            case "/stop" -> new Stop();
            case "/wait" -> Wait.of(line.strip());
            case "/quit" -> new Quit();
            default -> new Send(OptionalInt.empty(), frame(line));
        };
    }

    private static OutgoingFrame frame(String line) throws MistakeException {
        String command = line.stripLeading();
        if (command.startsWith("//")) {
            return OutgoingFrame.text(line.replaceFirst("//", "/"));
        }
        if (!command.startsWith("/")) {
            return OutgoingFrame.text(line);
        }
        String[] words = command.split("\\s+", 2);
        String rest = words.length < 2 ? "" : words[1];
        return switch (words[0]) {
            case "/ping" -> control(Opcode.PING, Bytes.utf8(rest));
            case "/pong" -> control(Opcode.PONG, Bytes.utf8(rest));
            case "/close" -> control(Opcode.CLOSE, closePayload(rest.strip()));
            case "/frame" ->
                    FrameHex.read(rest).orElseThrow(() -> new MistakeException("typed.frame"));
            default -> throw new MistakeException("typed.unknown", VisibleText.escape(words[0]));
        };
    }

    private static OutgoingFrame control(Opcode opcode, Bytes payload) throws MistakeException {
        // RFC 6455 §5.5. Who wants to send a longer one writes it as /frame.
        if (payload.length() > 125) {
            throw new MistakeException("typed.controlTooLong", payload.length());
        }
        return OutgoingFrame.of(opcode, payload);
    }

    private static Bytes closePayload(String written) throws MistakeException {
        if (written.isEmpty()) {
            return Bytes.EMPTY;
        }
        String[] words = written.split("\\s+", 2);
        int code = words[0].matches("[0-9]{1,5}") ? Integer.parseInt(words[0]) : -1;
        if (code < 0 || code > 0xffff) {
            throw new MistakeException("typed.closeCode", VisibleText.escape(words[0]));
        }
        byte[] bytes = {(byte) (code >>> 8), (byte) code};
        return Bytes.of(bytes).plus(Bytes.utf8(words.length < 2 ? "" : words[1]));
    }
}
