package framescope;

import framescope.capture.journal.JournalFolder;
import framescope.terminal.FilePrinter;
import framescope.terminal.TerminalApp;
import framescope.text.Messages;
import framescope.ui.FramescopeApp;
import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/// Starts the program: the window, or the terminal mode where it is asked for or where no window
/// can open.
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        Thread.setDefaultUncaughtExceptionHandler(new OutOfMemoryExit(System.err));
        CommandLineOptions options = new CommandLineOptions();
        CommandLine line =
                new CommandLine(options)
                        .setResourceBundle(Messages.bundle())
                        .setCaseInsensitiveEnumValuesAllowed(true)
                        .setParameterExceptionHandler(Main::explain)
                        .setExecutionStrategy(parsed -> run(options, parsed));
        int exitCode = line.execute(args);
        System.exit(exitCode);
    }

    private static int explain(ParameterException problem, String[] args) {
        System.err.println(problem.getMessage());
        System.err.println(Messages.get("terminal.wrongOptions"));
        return problem.getCommandLine().getCommandSpec().exitCodeOnInvalidInput();
    }

    private static int run(CommandLineOptions options, ParseResult parsed) {
        Integer help = CommandLine.executeHelpRequest(parsed);
        if (help != null) {
            return help;
        }
        options.contradiction()
                .ifPresent(sentence -> {
                    throw new ParameterException(parsed.commandSpec().commandLine(), sentence);
                });
        if (options.read().isPresent()) {
            return print(options.read().get(), options);
        }
        if (options.wantsTerminal()) {
            return runTerminal(options);
        }
        Optional<String> obstacle = Display.obstacle();
        if (obstacle.isPresent()) {
            System.err.println(obstacle.get());
            return runTerminal(options);
        }
        return runWindow(options);
    }

    private static int runWindow(CommandLineOptions options) {
        try {
            FramescopeApp.run(options.windowOptions());
            return 0;
        } catch (UnsupportedOperationException | UnsatisfiedLinkError e) {
            // JavaFX's words for a display that refuses us, and for a library that is missing.
            System.err.println(
                    Messages.format("terminal.noWindow", String.valueOf(e.getMessage())));
            return runTerminal(options);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private static int print(Path file, CommandLineOptions options) {
        try {
            return new FilePrinter(
                            options.readOptions(file), JournalFolder.ofUser(), output(), System.err)
                    .run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private static int runTerminal(CommandLineOptions options) {
        try {
            return new TerminalApp(
                            options.terminalOptions(),
                            JournalFolder.ofUser(),
                            System.in,
                            output(),
                            System.err)
                    .run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private static Writer output() {
        return new BufferedWriter(
                new OutputStreamWriter(
                        new FileOutputStream(FileDescriptor.out), StandardCharsets.UTF_8));
    }
}
