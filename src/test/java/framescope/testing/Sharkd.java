package framescope.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/// Wireshark's program that opens a file once and answers many questions about it; tshark would
/// start anew for each.
public final class Sharkd implements AutoCloseable {
    private static final Pattern NUMBER = Pattern.compile("\"num\":([0-9]+)");

    private final Process process;
    private final Writer questions;
    private final BufferedReader answers;

    /// Opens a file.
    public Sharkd(Path file) throws IOException {
        process =
                new ProcessBuilder(Program.need("sharkd").toString(), "-")
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        questions = process.outputWriter(StandardCharsets.UTF_8);
        answers = process.inputReader(StandardCharsets.UTF_8);
        ask("load", "file", file.toString());
    }

    /// The numbers of the packets that a display filter selects.
    public List<String> numbers(String filter) throws IOException {
        String answer = ask("frames", "filter", filter);
        return NUMBER.matcher(answer).results().map(each -> each.group(1)).toList();
    }

    private String ask(String method, String parameter, String value) throws IOException {
        questions.write(
                """
                {"jsonrpc":"2.0","id":1,"method":"%s","params":{"%s":"%s"}}
                """
                        .formatted(
                                method,
                                parameter,
                                value.replace("\\", "\\\\").replace("\"", "\\\"")));
        questions.flush();
        String answer = answers.readLine();
        assertThat(answer).as(value).contains("\"result\"");
        return answer;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
