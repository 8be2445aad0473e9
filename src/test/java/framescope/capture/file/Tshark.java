package framescope.capture.file;

import static org.assertj.core.api.Assertions.assertThat;

import framescope.testing.Program;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// What Wireshark makes of a file, by its program for the terminal.
public final class Tshark {
    private static final int DEADLINE_SECONDS = 60;

    private Tshark() {}

    /// The fields of the packets that a display filter selects: a row a packet, a value a field,
    /// with `;` between the values of a field that comes several times.
    public static List<List<String>> fields(Path file, String filter, String... names)
            throws Exception {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Program.need("tshark").toString(),
                                "-n",
                                "-r",
                                file.toString(),
                                "-Y",
                                filter,
                                "-T",
                                "fields",
                                "-E",
                                "separator=/t",
                                "-E",
                                "aggregator=;"));
        for (String name : names) {
            command.add("-e");
            command.add(name);
        }
        Process process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        return output.lines().map(line -> List.of(line.split("\t", -1))).toList();
    }
}
