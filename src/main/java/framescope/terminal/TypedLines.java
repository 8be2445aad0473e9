package framescope.terminal;

import static java.util.stream.Collectors.joining;

import framescope.inspector.Inspector;
import framescope.inspector.Repeating;
import framescope.protocol.connection.Transmission;
import framescope.text.Messages;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/// Sends what is typed on standard input to the peers, a line at a time, on a thread of its own.
/// Its answers go to standard error, so that standard output stays a line an event. The end of the
/// input ends the reading and nothing else.
final class TypedLines {
    private static final System.Logger LOG = System.getLogger(TypedLines.class.getName());

    private final BufferedReader in;
    private final Inspector inspector;
    private final PrintStream answers;
    private final List<Repeating> repeating = new ArrayList<>();

    /// @param in in UTF-8
    TypedLines(InputStream in, Inspector inspector, PrintStream answers) {
        this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        this.inspector = inspector;
        this.answers = answers;
    }

    void start() {
        Thread thread = new Thread(this::run, "framescope-input");
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        try {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                obey(line);
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "standard input ended", e);
        }
    }

    private void obey(String line) {
        try {
            switch (TypedCommand.parse(line)) {
                case TypedCommand.Nothing nothing -> {}
                case TypedCommand.Help help -> answers.println(Messages.get("typed.help"));
                case TypedCommand.Send send -> send(send);
                case TypedCommand.Every every -> repeat(every);
                case TypedCommand.Stop stop -> stop();
            }
        } catch (TypedCommand.MistakeException e) {
            answers.println(e.sentence());
        }
    }

    private void send(TypedCommand.Send command) throws TypedCommand.MistakeException {
        Set<Integer> receivers = receivers(command.connection());
        if (command.connection().isEmpty()) {
            inspector.sendToAll(command.frame());
        } else {
            inspector.send(receivers, command.frame());
        }
    }

    private void repeat(TypedCommand.Every command) throws TypedCommand.MistakeException {
        repeating.removeIf(each -> each.going() == 0);
        repeating.add(
                inspector.repeat(
                        receivers(command.connection()),
                        number -> Transmission.of(command.message(number, Instant.now())),
                        command.interval(),
                        1,
                        command.times().orElse(Long.MAX_VALUE)));
    }

    private void stop() throws TypedCommand.MistakeException {
        repeating.removeIf(each -> each.going() == 0);
        if (repeating.isEmpty()) {
            throw new TypedCommand.MistakeException("typed.nothingRepeated");
        }
        repeating.forEach(Repeating::stop);
        repeating.clear();
    }

    private Set<Integer> receivers(OptionalInt connection) throws TypedCommand.MistakeException {
        Set<Integer> connected = inspector.connected();
        if (connection.isEmpty()) {
            if (connected.isEmpty()) {
                throw new TypedCommand.MistakeException("typed.nobody");
            }
            return connected;
        }
        int number = connection.getAsInt();
        if (!connected.contains(number)) {
            String open = connected.stream().sorted().map(String::valueOf).collect(joining(", "));
            throw new TypedCommand.MistakeException(
                    open.isEmpty() ? "typed.nobody" : "typed.notConnected",
                    String.valueOf(number),
                    open);
        }
        return Set.of(number);
    }
}
