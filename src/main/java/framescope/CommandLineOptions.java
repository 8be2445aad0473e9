package framescope;

import framescope.behaviour.Behaviour;
import framescope.capture.journal.JournalFolder;
import framescope.filter.DisplayFilter;
import framescope.filter.FilterSyntaxException;
import framescope.inspector.AddressSyntaxException;
import framescope.inspector.InspectorSettings;
import framescope.inspector.ListenAddress;
import framescope.inspector.ReplyMode;
import framescope.protocol.connection.Policy;
import framescope.protocol.deflate.DeflateParameters;
import framescope.settings.UserSettings;
import framescope.terminal.ReadOptions;
import framescope.terminal.TerminalOptions;
import framescope.text.FilterProblem;
import framescope.text.ListenProblem;
import framescope.text.Messages;
import framescope.ui.WindowOptions;
import framescope.ui.files.JournalRoom;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/// The command line as picocli reads it; its words stand in `messages.properties`.
@Command(
        name = "framescope",
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class)
final class CommandLineOptions {
    @Option(names = "--start")
    private boolean start;

    @Option(names = "--terminal")
    private boolean terminal;

    @Option(names = "--listen", paramLabel = "HOST:PORT", converter = AddressConverter.class)
    private ListenAddress listen = ListenAddress.DEFAULT;

    @Option(names = "--reply", paramLabel = "MODE")
    private ReplyMode reply = ReplyMode.ECHO;

    @Option(names = "--behaviour", paramLabel = "FILE", converter = BehaviourConverter.class)
    private Behaviour behaviour = Behaviour.USUAL;

    @Option(names = "--policy", paramLabel = "POLICY")
    private Policy policy = Policy.STRICT;

    @Option(names = "--format", paramLabel = "FORMAT")
    private TerminalOptions.Format format = TerminalOptions.Format.TEXT;

    @Option(names = "--no-deflate")
    private boolean noDeflate;

    @Option(names = "--filter", paramLabel = "EXPR", converter = FilterConverter.class)
    private DisplayFilter filter = DisplayFilter.EVERYTHING;

    @Option(names = "--quiet")
    private boolean quiet;

    @Option(names = "--no-capture")
    private boolean noCapture;

    @Option(names = "--subprotocol", paramLabel = "A,B", split = ",")
    private List<String> subprotocols = new ArrayList<>();

    @Option(names = "--allow-origin", paramLabel = "ORIGIN", split = ",")
    private List<String> origins = new ArrayList<>();

    @Option(names = "--read", paramLabel = "FILE")
    private Optional<Path> read = Optional.empty();

    @Option(
            names = "--decode-as",
            paramLabel = "PORT",
            split = ",",
            converter = PortConverter.class)
    private List<Integer> decodeAs = new ArrayList<>();

    @ArgGroup(validate = false, headingKey = "usage.export")
    private OutputOptions output = new OutputOptions();

    @ArgGroup(validate = false, headingKey = "usage.journal")
    private JournalOptions journal = new JournalOptions();

    @ArgGroup(validate = false, headingKey = "usage.limits")
    private LimitOptions limits = new LimitOptions();

    boolean wantsTerminal() {
        return terminal;
    }

    WindowOptions windowOptions() {
        return new WindowOptions(settings(), reply, policy, start)
                .behaving(behaviour)
                .withJournals(JournalFolder.ofUser(), journal.forThisRun())
                .withCaptureMemory(limits.captureMemory())
                .withChoices(UserSettings.ofUser());
    }

    /// The capture to print instead of listening.
    Optional<Path> read() {
        return read;
    }

    /// How that capture is printed.
    ReadOptions readOptions(Path file) {
        return new ReadOptions(
                file,
                Set.copyOf(decodeAs),
                format,
                quiet,
                filter,
                output.export(),
                room().freeBytes(),
                limits.captureMemory(),
                limits.limits().peer().message());
    }

    /// The room that journals may take.
    JournalOptions journal() {
        return journal;
    }

    private JournalRoom room() {
        return journal.room(UserSettings.ofUser());
    }

    private InspectorSettings settings() {
        return new InspectorSettings(
                listen,
                List.copyOf(subprotocols),
                List.copyOf(origins),
                noDeflate ? Optional.empty() : Optional.of(DeflateParameters.PLAIN),
                limits.limits());
    }

    TerminalOptions terminalOptions() {
        JournalRoom room = room();
        return new TerminalOptions(
                new TerminalOptions.Serving(settings(), reply, policy, behaviour),
                new TerminalOptions.Printing(format, quiet, filter),
                new TerminalOptions.Keeping(
                        !noCapture,
                        output.export(),
                        output.write(),
                        room.freeBytes(),
                        limits.captureMemory(),
                        room.folderBytes()));
    }

    /// What of the options does not go together, in a sentence.
    Optional<String> contradiction() {
        boolean writes = output.writes();
        if (writes && noCapture) {
            return Optional.of(Messages.get("write.noCapture"));
        }
        if (writes && !terminal) {
            return Optional.of(Messages.get("write.noTerminal"));
        }
        return output.overwritesNothing()
                ? Optional.of(Messages.get("write.nothingToReplace"))
                : Optional.empty();
    }

    static final class FilterConverter implements ITypeConverter<DisplayFilter> {
        @Override
        public DisplayFilter convert(String text) {
            try {
                return DisplayFilter.parse(text);
            } catch (FilterSyntaxException e) {
                throw new TypeConversionException(FilterProblem.describeWithPlace(text, e));
            }
        }
    }

    static final class AddressConverter implements ITypeConverter<ListenAddress> {
        @Override
        public ListenAddress convert(String text) {
            try {
                return ListenAddress.parse(text);
            } catch (AddressSyntaxException e) {
                throw new TypeConversionException(ListenProblem.describe(text, e));
            }
        }
    }

    static final class PortConverter implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            int port = text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : 0;
            if (port < 1 || port > 0xffff) {
                throw new TypeConversionException(
                        Messages.format("option.wholeNumber", 1, 0xffff, text));
            }
            return port;
        }
    }
}
