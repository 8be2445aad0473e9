package framescope.terminal;

import static java.util.stream.Collectors.joining;

import framescope.inspector.Inspector;
import framescope.inspector.Repeating;
import framescope.protocol.Opcode;
import framescope.protocol.connection.Transmission;
import framescope.text.Messages;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/// Sends what is typed on standard input to the peers, a line at a time, on threads of its own.
/// Its answers go to standard error, so that standard output stays a line an event.
///
/// What is to be sent while nobody is connected waits for the next peer, and what stands behind it
/// waits too. The end of an input that has sent something ends the program once the last peer has
/// gone; the end of any other, such as `/dev/null`, ends nothing.
final class TypedLines implements Closeable {
    private static final System.Logger LOG = System.getLogger(TypedLines.class.getName());

    private static final int ASK_AFTER = 64;
    private static final int SMALL = 4096;

    private final BufferedReader in;
    private final Inspector inspector;
    private final PrintStream answers;
    private final Runnable quit;
    private final WaitingLines waiting = new WaitingLines();
    private final Thread obeying = new Thread(this::obeyAll, "framescope-typed");
    private final List<Repeating> repeating = new ArrayList<>();
    private final Set<Integer> closed = new HashSet<>();
    private boolean sent;
    private int unanswered;

    /// @param in in UTF-8
    /// @param quit ends the program
    TypedLines(InputStream in, Inspector inspector, PrintStream answers, Runnable quit) {
        this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        this.inspector = inspector;
        this.answers = answers;
        this.quit = quit;
    }

    void start() {
        inspector.onPeersChanged(waiting::look);
        Thread reading = new Thread(this::readAll, "framescope-input");
        reading.setDaemon(true);
        reading.start();
        obeying.setDaemon(true);
        obeying.start();
    }

    /// Sends nothing more.
    @Override
    public void close() {
        obeying.interrupt();
    }

    // ---------------------------------------------------------------- reading

    private void readAll() {
        try {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                read(line);
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "standard input ended", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            waiting.end();
        }
    }

    // Mistakes are told at once, whatever waits.
    private void read(String line) throws InterruptedException {
        try {
            switch (TypedCommand.parse(line)) {
                case TypedCommand.Nothing nothing -> {}
                case TypedCommand.Help help -> answers.println(Messages.get("typed.help"));
                case TypedCommand command -> {
                    if (!waiting.offer(command, line.length())) {
                        answers.println(Messages.get("typed.full"));
                        waiting.put(command, line.length());
                    }
                }
            }
        } catch (TypedCommand.MistakeException e) {
            answers.println(e.sentence());
        }
    }

    // ---------------------------------------------------------------- obeying

    private void obeyAll() {
        try {
            Optional<TypedCommand> next = waiting.next();
            while (next.isPresent() && !(next.get() instanceof TypedCommand.Quit)) {
                obey(next.get());
                waiting.done();
                next = waiting.next();
            }
            if (next.isPresent()) {
                quit.run();
            } else if (sent) {
                awaitTheLastPeer();
                quit.run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitTheLastPeer() throws InterruptedException {
        if (!inspector.peers().isEmpty()) {
            answers.println(Messages.get("typed.ended"));
            waiting.await(() -> inspector.peers().isEmpty());
        }
    }

    private void obey(TypedCommand command) throws InterruptedException {
        try {
            switch (command) {
                case TypedCommand.Send send -> send(send);
                case TypedCommand.Every every -> repeat(every);
                case TypedCommand.Wait pause -> TimeUnit.NANOSECONDS.sleep(pause.time().toNanos());
                case TypedCommand.Stop stop -> stop();
                case TypedCommand.Nothing nothing -> {}
                case TypedCommand.Help help -> {}
                case TypedCommand.Quit last -> {}
            }
        } catch (TypedCommand.MistakeException e) {
            answers.println(e.sentence());
        }
    }

    private void send(TypedCommand.Send command)
            throws TypedCommand.MistakeException, InterruptedException {
        Set<Integer> receivers = receivers(command.connection());
        inspector.send(receivers, command.frame());
        if (command.frame().header().opcode() == Opcode.CLOSE) {
            closed.addAll(receivers);
        }
        sent = true;
        if (++unanswered == ASK_AFTER || command.frame().payload().length() > SMALL) {
            unanswered = 0;
            awaitTaken(receivers);
        }
    }

    // Nothing piles up: a script that writes without end waits for the slowest of those it writes
    // to.
    private void awaitTaken(Set<Integer> receivers) throws InterruptedException {
        try {
            inspector.taken(receivers).get();
        } catch (ExecutionException e) {
            LOG.log(System.Logger.Level.ERROR, "waiting for the peers failed", e);
        }
    }

    private void repeat(TypedCommand.Every command)
            throws TypedCommand.MistakeException, InterruptedException {
        repeating.removeIf(each -> each.going() == 0);
        repeating.add(
                inspector.repeat(
                        receivers(command.connection()),
                        number -> Transmission.of(command.message(number, Instant.now())),
                        command.interval(),
                        1,
                        command.times().orElse(Long.MAX_VALUE)));
        sent = true;
    }

    private void stop() throws TypedCommand.MistakeException {
        repeating.removeIf(each -> each.going() == 0);
        if (repeating.isEmpty()) {
            throw new TypedCommand.MistakeException("typed.nothingRepeated");
        }
        repeating.forEach(Repeating::stop);
        repeating.clear();
    }

    // ---------------------------------------------------------------- who gets it

    private Set<Integer> receivers(OptionalInt connection)
            throws TypedCommand.MistakeException, InterruptedException {
        Set<Integer> peers = peers();
        if (peers.isEmpty()) {
            answers.println(Messages.get("typed.nobody"));
        }
        while (peers.isEmpty()) { // They may be gone again as soon as somebody has come.
            waiting.await(() -> !peers().isEmpty());
            peers = peers();
        }
        if (connection.isEmpty()) {
            return peers;
        }
        int number = connection.getAsInt();
        if (!peers.contains(number)) {
            String open = peers.stream().sorted().map(String::valueOf).collect(joining(", "));
            throw new TypedCommand.MistakeException(
                    "typed.notConnected", String.valueOf(number), open);
        }
        return Set.of(number);
    }

    // Behind a Close frame nothing can be sent, so that who got one counts as gone.
    private Set<Integer> peers() {
        Set<Integer> open = new HashSet<>(inspector.peers());
        closed.retainAll(open);
        open.removeAll(closed);
        return open;
    }
}
